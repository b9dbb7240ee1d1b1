import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, Button, Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, Input } from '@vendure/dashboard';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, newKey, numberOf, useFormats, wrongField } from '../../screens/dashboard/shared';
import { type Journey, JourneyFields, journeyInput } from './journey-fields';
import { createShipmentMutation, type ShippableOrder } from './logistics.graphql';
import { useKg, useQuantity, useRefusalText } from './wording';

type OpenLine = ShippableOrder['lines'][number];

/** What is to go of each line, as typed. All that remains is proposed. */
function useQuantities(order: ShippableOrder) {
    const { number } = useFormats();
    const lines = order.lines.filter(line => line.remaining > 0);
    const [typed, setTyped] = useState<Record<string, string>>(Object.fromEntries(lines.map(line => [line.orderLineId, number(line.remaining)])));
    const textOf = (line: OpenLine) => typed[line.orderLineId] ?? '';
    const takenOf = (line: OpenLine) => (textOf(line).trim() === '' ? 0 : numberOf(textOf(line)));
    const isWrong = (line: OpenLine) => !(Number.isInteger(takenOf(line)) && takenOf(line) >= 0 && takenOf(line) <= line.remaining);
    return {
        lines,
        textOf,
        isWrong,
        isEmpty: lines.every(line => takenOf(line) === 0),
        weightG: lines.reduce((sum, line) => sum + (isWrong(line) ? 0 : takenOf(line) * line.weightG), 0),
        type: (line: OpenLine, text: string) => setTyped(before => ({ ...before, [line.orderLineId]: text })),
        input: () => lines.map(line => ({ orderLineId: line.orderLineId, quantity: takenOf(line) })).filter(line => line.quantity > 0),
    };
}

/** What of an order goes with which vehicle. */
export function PlanShipmentDialog({ order, onClose }: { order: ShippableOrder; onClose: () => void }) {
    return (
        <Dialog open onOpenChange={isOpen => !isOpen && onClose()}>
            <DialogContent className="sm:max-w-3xl">
                <DialogHeader>
                    <DialogTitle><Trans>Shipment of order {order.orderCode}</Trans></DialogTitle>
                    <DialogDescription>{order.companyName}</DialogDescription>
                </DialogHeader>
                <PlanForm order={order} onClose={onClose} />
            </DialogContent>
        </Dialog>
    );
}

function PlanForm({ order, onClose }: { order: ShippableOrder; onClose: () => void }) {
    const { t } = useLingui();
    const kg = useKg();
    const { number } = useFormats();
    const navigate = useNavigate();
    const refusalText = useRefusalText();
    const queryClient = useQueryClient();
    const [key] = useState(newKey);
    const [isTried, setTried] = useState(false);
    const quantities = useQuantities(order);
    const [journey, setJourney] = useState<Journey>({
        driverId: '', vehicleId: '', driverName: '', driverPhone: '', vehicleName: '', plate: '', destination: order.destination, loadingAt: null,
    });
    const save = useMutation({
        mutationFn: async () => {
            const input = { orderId: order.orderId, lines: quantities.input(), ...journeyInput(journey), idempotencyKey: key };
            return (await api.mutate(createShipmentMutation, { input })).createShipment;
        },
        onSuccess: answer => {
            if (answer.__typename === 'ShipmentRefusal') return;
            toast.success(t`Shipment ${answer.number} is planned.`);
            void queryClient.invalidateQueries({ queryKey: ['logistics'] });
            onClose();
            void navigate({ to: `/logistics/shipments/${answer.id}` });
        },
    });
    const refusal = save.data?.__typename === 'ShipmentRefusal' ? { field: save.data.field ?? '', what: refusalText(save.data) } : wrongField(save.error);
    const failure = refusal && refusal.field in journey ? null : (refusal?.what ?? (save.error && errorText(save.error)));
    const wrongOf = (line: OpenLine) => {
        if (!isTried) return null;
        if (quantities.isWrong(line)) return t`A whole number up to ${number(line.remaining)}.`;
        return quantities.isEmpty ? t`Nothing is taken yet.` : null;
    };
    const submit = (event: FormEvent) => {
        event.preventDefault();
        setTried(true);
        if (!quantities.isEmpty && !quantities.lines.some(quantities.isWrong)) save.mutate();
    };
    return (
        <form className="flex max-h-[75vh] flex-col gap-4" onSubmit={submit}>
            <div className="grid min-h-0 grow gap-6 overflow-y-auto p-1">
                <ul className="divide-y">
                    {quantities.lines.map(line => (
                        <QuantityRow key={line.orderLineId} line={line} text={quantities.textOf(line)} wrong={wrongOf(line)} onType={text => quantities.type(line, text)} />
                    ))}
                </ul>
                <p className="font-medium"><Trans>Planned weight: {kg(quantities.weightG)}</Trans></p>
                <JourneyFields value={journey} onChange={setJourney} wrong={refusal} />
                {failure && <p role="alert" className="text-destructive">{failure}</p>}
            </div>
            <DialogFooter>
                <Button type="button" variant="ghost" onClick={onClose}><Trans>Close</Trans></Button>
                <Button type="submit" disabled={save.isPending}><Trans>Plan the shipment</Trans></Button>
            </DialogFooter>
        </form>
    );
}

interface QuantityRowProps {
    line: OpenLine;
    text: string;
    wrong: string | null;
    onType: (text: string) => void;
}

function QuantityRow({ line, text, wrong, onType }: QuantityRowProps) {
    const quantity = useQuantity();
    return (
        <li className="grid items-start gap-3 py-2 sm:grid-cols-[1fr_16rem]">
            <span>{line.productName} <bdi className="text-muted-foreground text-sm">{line.sku}</bdi></span>
            <LabelledField label={<Trans>Quantity, of {quantity(line.remaining, line.baseUnit)}</Trans>} wrong={wrong}>
                {told => <Input {...told} inputMode="numeric" autoComplete="off" value={text} onChange={event => onType(event.target.value)} />}
            </LabelledField>
        </li>
    );
}
