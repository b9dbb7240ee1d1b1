import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, Button, Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, Input } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, Ltr, newKey, numberOf } from '../../screens/dashboard/shared';
import { type Journey, JourneyFields } from './journey-fields';
import { createShipmentMutation, type ShippableOrder } from './logistics.graphql';
import { useKg, useQuantity, useRefusalText } from './wording';

/** Nothing, or a whole number up to what remains. */
function isQuantity(written: string, remaining: number): boolean {
    const quantity = written.trim() === '' ? 0 : numberOf(written);
    return Number.isInteger(quantity) && quantity >= 0 && quantity <= remaining;
}

/** What of an order goes with which vehicle. All that remains is proposed. */
export function PlanShipmentDialog({ order, onClose }: { order: ShippableOrder; onClose: () => void }) {
    const { t } = useLingui();
    const kg = useKg();
    const quantity = useQuantity();
    const navigate = useNavigate();
    const refusalText = useRefusalText();
    const queryClient = useQueryClient();
    const [key] = useState(newKey);
    const open = order.lines.filter(line => line.remaining > 0);
    const [quantities, setQuantities] = useState<Record<string, string>>(Object.fromEntries(open.map(line => [line.orderLineId, String(line.remaining)])));
    const [journey, setJourney] = useState<Journey>({ driverId: '', vehicleId: '', driverName: '', plate: '', destination: order.destination, loadingAt: null });
    const taken = (lineId: string) => numberOf(quantities[lineId] ?? '') || 0;
    const isReady = open.every(line => isQuantity(quantities[line.orderLineId] ?? '', line.remaining));
    const weight = open.reduce((sum, line) => sum + taken(line.orderLineId) * line.weightG, 0);
    const save = useMutation({
        mutationFn: async () => {
            const lines = open.map(line => ({ orderLineId: line.orderLineId, quantity: taken(line.orderLineId) })).filter(line => line.quantity > 0);
            const input = {
                orderId: order.orderId,
                lines,
                driverId: journey.driverId || null,
                driverName: journey.driverName || null,
                driverPhone: null,
                vehicleId: journey.vehicleId || null,
                vehicleName: null,
                plate: journey.plate || null,
                destination: journey.destination || null,
                loadingAt: journey.loadingAt,
                idempotencyKey: key,
            };
            return (await api.mutate(createShipmentMutation, { input })).createShipment;
        },
        onSuccess: answer => {
            if (answer.__typename === 'ShipmentRefusal') {
                toast.error(refusalText(answer));
                return;
            }
            toast.success(t`Shipment ${answer.number} is planned.`);
            void queryClient.invalidateQueries({ queryKey: ['logistics'] });
            onClose();
            void navigate({ to: `/logistics/shipments/${answer.id}` });
        },
        onError: failure => toast.error(errorText(failure)),
    });
    return (
        <Dialog open onOpenChange={isOpen => !isOpen && onClose()}>
            <DialogContent className="flex max-h-[90vh] flex-col sm:max-w-3xl">
                <DialogHeader>
                    <DialogTitle><Trans>Shipment of order {order.orderCode}</Trans></DialogTitle>
                    <DialogDescription>{order.companyName}</DialogDescription>
                </DialogHeader>
                <div className="grid min-h-0 grow gap-6 overflow-y-auto pe-1">
                    <ul className="divide-y">
                        {open.map(line => (
                            <li key={line.orderLineId} className="flex flex-wrap items-center gap-3 py-2">
                                <span className="grow">{line.productName} <Ltr className="text-muted-foreground text-sm">{line.sku}</Ltr></span>
                                <Input
                                    className="w-28"
                                    inputMode="numeric"
                                    dir="ltr"
                                    aria-label={t`Quantity of ${line.productName}`}
                                    value={quantities[line.orderLineId] ?? ''}
                                    aria-invalid={!isQuantity(quantities[line.orderLineId] ?? '', line.remaining)}
                                    onChange={event => setQuantities(before => ({ ...before, [line.orderLineId]: event.target.value }))}
                                />
                                <span className="text-muted-foreground w-32 text-sm"><Trans>of {quantity(line.remaining, line.baseUnit)}</Trans></span>
                            </li>
                        ))}
                    </ul>
                    <p className="font-medium"><Trans>Planned weight: {kg(weight)}</Trans></p>
                    <JourneyFields value={journey} onChange={setJourney} />
                </div>
                <DialogFooter>
                    <Button type="button" variant="ghost" onClick={onClose}><Trans>Close</Trans></Button>
                    <Button type="button" disabled={save.isPending || !isReady} onClick={() => save.mutate()}><Trans>Plan the shipment</Trans></Button>
                </DialogFooter>
            </DialogContent>
        </Dialog>
    );
}
