import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api, Input, Label } from '@vendure/dashboard';

import { MomentField, isolatedLtr } from '../../screens/dashboard/shared';
import { fleetChoiceQuery } from './logistics.graphql';
import { useKg } from './wording';

export interface Journey {
    driverId: string;
    vehicleId: string;
    driverName: string;
    plate: string;
    destination: string;
    /** An instant. */
    loadingAt: string | null;
}

const selectClass = 'border-input bg-background h-9 w-full rounded-md border px-3 text-sm';

/** Driver, vehicle, destination and time: chosen from the fleet, or typed for a carrier's own. */
export function JourneyFields({ value, onChange, disabled }: { value: Journey; onChange: (value: Journey) => void; disabled?: boolean }) {
    const { t } = useLingui();
    const kg = useKg();
    const { data } = useQuery({ queryKey: ['logistics', 'fleet-choice'], queryFn: () => api.query(fleetChoiceQuery) });
    const chosen = data?.transportVehicles.items.find(vehicle => vehicle.id === value.vehicleId);
    const set = (part: Partial<Journey>) => onChange({ ...value, ...part });
    return (
        <fieldset disabled={disabled} className="grid gap-4 sm:grid-cols-2">
            <div className="grid gap-1.5">
                <Label htmlFor="journey-driver"><Trans>Driver</Trans></Label>
                <select id="journey-driver" className={selectClass} value={value.driverId} onChange={event => set({ driverId: event.target.value })}>
                    <option value=""><Trans>Other driver</Trans></option>
                    {data?.transportDrivers.items.map(driver => <option key={driver.id} value={driver.id}>{driver.name}</option>)}
                </select>
                {value.driverId === '' && (
                    <>
                        <Label htmlFor="journey-driver-name" className="sr-only"><Trans>Name of the driver</Trans></Label>
                        <Input id="journey-driver-name" maxLength={100} placeholder={t`Name of the driver`} value={value.driverName} onChange={event => set({ driverName: event.target.value })} />
                    </>
                )}
            </div>
            <div className="grid gap-1.5">
                <Label htmlFor="journey-vehicle"><Trans>Vehicle</Trans></Label>
                <select id="journey-vehicle" className={selectClass} value={value.vehicleId} onChange={event => set({ vehicleId: event.target.value })}>
                    <option value=""><Trans>Other vehicle</Trans></option>
                    {data?.transportVehicles.items.map(vehicle => (
                        <option key={vehicle.id} value={vehicle.id}>{`${vehicle.name} · ${isolatedLtr(vehicle.plate)}`}</option>
                    ))}
                </select>
                {chosen && <p className="text-muted-foreground text-sm"><Trans>Carries {kg(chosen.capacityG)}</Trans></p>}
                {value.vehicleId === '' && (
                    <>
                        <Label htmlFor="journey-plate" className="sr-only"><Trans>Plate</Trans></Label>
                        <Input id="journey-plate" maxLength={30} placeholder={t`Plate`} value={value.plate} onChange={event => set({ plate: event.target.value })} />
                    </>
                )}
            </div>
            <div className="grid gap-1.5">
                <Label htmlFor="journey-destination"><Trans>Destination</Trans></Label>
                <Input id="journey-destination" maxLength={300} value={value.destination} onChange={event => set({ destination: event.target.value })} />
            </div>
            <div className="grid gap-1.5">
                <Label htmlFor="journey-loading"><Trans>Loading time</Trans></Label>
                <MomentField id="journey-loading" value={value.loadingAt} disabled={disabled} onChange={loadingAt => set({ loadingAt })} />
            </div>
        </fieldset>
    );
}
