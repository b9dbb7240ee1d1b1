import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api, Input, NativeSelect, NativeSelectOption } from '@vendure/dashboard';

import { isolatedLtr, LabelledField, MomentField } from '../../screens/dashboard/shared';
import { fleetChoiceQuery } from './logistics.graphql';
import { useKg } from './wording';

export interface Journey {
    driverId: string;
    vehicleId: string;
    driverName: string;
    driverPhone: string;
    vehicleName: string;
    plate: string;
    destination: string;
    /** An instant. */
    loadingAt: string | null;
}

/** What is wrong with one field, by the server's name of it. */
export interface WrongField {
    field: string;
    what: string;
}

interface Props {
    value: Journey;
    onChange: (value: Journey) => void;
    disabled?: boolean;
    wrong?: WrongField | null;
    /** Of a whole truck, whose stops say where it goes. */
    isLoad?: boolean;
}

/** Driver, vehicle, destination and time: chosen from the fleet, or typed for a carrier's own. */
export function JourneyFields({ value, onChange, disabled, wrong, isLoad = false }: Props) {
    const kg = useKg();
    const { data } = useQuery({ queryKey: ['logistics', 'fleet-choice'], queryFn: () => api.query(fleetChoiceQuery) });
    const set = (part: Partial<Journey>) => onChange({ ...value, ...part });
    const saidOf = (field: keyof Journey) => (wrong?.field === field ? wrong.what : null);
    return (
        <fieldset disabled={disabled} className="grid gap-4 sm:grid-cols-2">
            <LabelledField label={<Trans>Driver</Trans>} wrong={saidOf('driverId')}>
                {told => (
                    <NativeSelect {...told} className="w-full" value={value.driverId} onChange={event => set({ driverId: event.target.value })}>
                        <NativeSelectOption value=""><Trans>Other driver</Trans></NativeSelectOption>
                        {data?.transportDrivers.items.map(driver => <NativeSelectOption key={driver.id} value={driver.id}>{driver.name}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
            <LabelledField label={<Trans>Vehicle</Trans>} wrong={saidOf('vehicleId')}>
                {told => (
                    <NativeSelect {...told} className="w-full" value={value.vehicleId} onChange={event => set({ vehicleId: event.target.value })}>
                        <NativeSelectOption value=""><Trans>Other vehicle</Trans></NativeSelectOption>
                        {data?.transportVehicles.items.map(vehicle => (
                            <NativeSelectOption key={vehicle.id} value={vehicle.id}>{`${vehicle.name} · ${isolatedLtr(vehicle.plate)} · ${kg(vehicle.capacityG)}`}</NativeSelectOption>
                        ))}
                    </NativeSelect>
                )}
            </LabelledField>
            {value.driverId === '' && (
                <>
                    <LabelledField label={<Trans>Name of the driver</Trans>} wrong={saidOf('driverName')}>
                        {told => <Input {...told} dir="auto" maxLength={100} value={value.driverName} onChange={event => set({ driverName: event.target.value })} />}
                    </LabelledField>
                    <LabelledField label={<Trans>Phone of the driver</Trans>} wrong={saidOf('driverPhone')}>
                        {told => <Input {...told} dir="ltr" type="tel" maxLength={30} value={value.driverPhone} onChange={event => set({ driverPhone: event.target.value })} />}
                    </LabelledField>
                </>
            )}
            {value.vehicleId === '' && (
                <>
                    <LabelledField label={<Trans>Name of the vehicle</Trans>} wrong={saidOf('vehicleName')}>
                        {told => <Input {...told} dir="auto" maxLength={100} value={value.vehicleName} onChange={event => set({ vehicleName: event.target.value })} />}
                    </LabelledField>
                    <LabelledField label={<Trans>Plate</Trans>} wrong={saidOf('plate')}>
                        {told => <Input {...told} dir="ltr" maxLength={30} value={value.plate} onChange={event => set({ plate: event.target.value })} />}
                    </LabelledField>
                </>
            )}
            {!isLoad && (
                <LabelledField label={<Trans>Destination</Trans>} wrong={saidOf('destination')}>
                    {told => <Input {...told} dir="auto" maxLength={300} value={value.destination} onChange={event => set({ destination: event.target.value })} />}
                </LabelledField>
            )}
            <LabelledField label={isLoad ? <Trans>At the gate</Trans> : <Trans>Loading time</Trans>} wrong={saidOf('loadingAt')}>
                {({ id, ...told }) => (
                    <MomentField id={id} invalid={told['aria-invalid']} describedBy={told['aria-describedby']} disabled={disabled} value={value.loadingAt} onChange={loadingAt => set({ loadingAt })} />
                )}
            </LabelledField>
        </fieldset>
    );
}

/** What the server is to keep; of a chosen driver or vehicle it knows the rest. */
export function journeyInput(journey: Journey) {
    const { driverId, vehicleId, destination, loadingAt } = journey;
    const typed = (text: string, isChosen: boolean) => (isChosen ? null : text.trim() || null);
    return {
        driverId: driverId || null,
        driverName: typed(journey.driverName, driverId !== ''),
        driverPhone: typed(journey.driverPhone, driverId !== ''),
        vehicleId: vehicleId || null,
        vehicleName: typed(journey.vehicleName, vehicleId !== ''),
        plate: typed(journey.plate, vehicleId !== ''),
        destination: destination.trim() || null,
        loadingAt,
    };
}
