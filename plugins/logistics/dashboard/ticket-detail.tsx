import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import {
    api, Button, type DashboardRouteDefinition, Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle, Input, Label,
    Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Spinner, Textarea, useDisplayLocale,
} from '@vendure/dashboard';
import { PrinterIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, isolatedLtr, Ltr, newKey, numberOf, useFormats } from '../../screens/dashboard/shared';
import { correctTicketMutation, ticketQuery } from './logistics.graphql';
import { useKg, useRefusalText, useSourceName } from './wording';

export const ticketDetail: DashboardRouteDefinition = {
    path: '/logistics/tickets/$id',
    loader: () => ({ breadcrumb: [{ path: '/logistics/tickets', label: <Trans>Weighbridge tickets</Trans> }, <Trans>Weighbridge ticket</Trans>] }),
    component: () => <TicketPage />,
};

/** On paper only the ticket itself, without the Dashboard around it. */
const printStyle = `@media print {
    body * { visibility: hidden; }
    #weighbridge-ticket, #weighbridge-ticket * { visibility: visible; }
    #weighbridge-ticket { position: absolute; inset: 0; padding: 12mm; color: #000; background: #fff; }
    #weighbridge-ticket .no-print { display: none; }
}`;

function TicketPage() {
    const { t } = useLingui();
    const { id } = useParams({ strict: false }) as { id: string };
    const { moment } = useFormats();
    const kg = useKg();
    const sourceName = useSourceName();
    const { bcp47Tag } = useDisplayLocale();
    const [isCorrecting, setCorrecting] = useState(false);
    const { data, error, isPending } = useQuery({ queryKey: ['logistics', 'ticket', id], queryFn: () => api.query(ticketQuery, { id }) });
    const ticket = data?.weighbridgeTicket;
    const facts: [string, string][] = ticket
        ? [
              [t`Company`, ticket.companyName],
              [t`Order`, ticket.orderCode],
              [t`Shipment`, ticket.shipmentNumber],
              [t`Destination`, ticket.destination],
              [t`Driver`, ticket.driverName ?? '–'],
              [t`Plate`, isolatedLtr(ticket.plate ?? '–')],
              [t`Weighbridge`, ticket.scaleName],
              [t`Weighed empty`, moment(ticket.firstWeighedAt)],
              [t`Weighed loaded`, moment(ticket.secondWeighedAt)],
          ]
        : [];
    return (
        <Page pageId="weighbridge-ticket-detail">
            <PageTitle>{ticket ? <Ltr>{ticket.number}</Ltr> : <Trans>Weighbridge ticket</Trans>}</PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="weighbridge-ticket">
                    <style>{printStyle}</style>
                    {isPending && <Spinner />}
                    {error && <p role="alert" className="text-destructive">{errorText(error)}</p>}
                    {data && !ticket && <p><Trans>There is no such ticket.</Trans></p>}
                    {ticket && (
                        <article id="weighbridge-ticket" className="grid gap-6">
                            <h2 className="text-2xl font-semibold"><Trans>Weighbridge ticket</Trans> <bdi>{ticket.number}</bdi></h2>
                            <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-3">
                                {facts.map(([name, value]) => (
                                    <div key={name}>
                                        <dt className="text-muted-foreground text-sm">{name}</dt>
                                        <dd><bdi>{value}</bdi></dd>
                                    </div>
                                ))}
                            </dl>
                            <table className="w-full max-w-md text-lg tabular-nums">
                                <tbody>
                                    <tr><th scope="row" className="py-1 text-start font-normal"><Trans>Gross</Trans></th><td className="text-end">{kg(ticket.grossG)}</td></tr>
                                    <tr><th scope="row" className="py-1 text-start font-normal"><Trans>Tare</Trans></th><td className="text-end">{kg(ticket.tareG)}</td></tr>
                                    <tr className="border-t-2 font-semibold"><th scope="row" className="py-1 text-start"><Trans>Net</Trans></th><td className="text-end">{kg(ticket.netG)}</td></tr>
                                    <tr className="text-base"><th scope="row" className="py-1 text-start font-normal"><Trans>Planned</Trans></th><td className="text-end">{kg(ticket.plannedWeightG)}</td></tr>
                                    <tr className="text-base"><th scope="row" className="py-1 text-start font-normal"><Trans>Difference</Trans></th><td className="text-end">{kg(ticket.differenceG)}</td></tr>
                                </tbody>
                            </table>
                            {ticket.seals.length > 0 && <p><Trans>Seals: {isolatedLtr(ticket.seals.join(', '))}</Trans></p>}
                            {ticket.source !== 'scale' && <p>{sourceName(ticket.source)} {ticket.externalNumber && <Ltr>{ticket.externalNumber}</Ltr>}</p>}
                            {ticket.tareSource === 'stored' && <p><Trans>The tare is an empty weight of this vehicle that was kept.</Trans></p>}
                            {ticket.isApproved && <p><Trans>A second person agreed to a weight on this ticket.</Trans></p>}
                            {ticket.isManual && <p className="font-medium"><Trans>A weight on this ticket was typed by hand.</Trans></p>}
                            {ticket.reason && <p><Trans>Reason: {ticket.reason}</Trans></p>}
                            {ticket.correctsTicketId && <p><Link className="underline" to={`/logistics/tickets/${ticket.correctsTicketId}`}><Trans>In the place of an earlier ticket</Trans></Link></p>}
                            <p className="text-muted-foreground text-xs break-all"><Trans>Seal of this ticket:</Trans> <Ltr>{ticket.hash}</Ltr></p>
                            <div className="no-print flex flex-wrap gap-2">
                                <Button onClick={() => window.print()}><PrinterIcon /> <Trans>Print</Trans></Button>
                                <Button variant="outline" render={<a href={`/weighbridge-tickets/${ticket.id}/pdf?lang=${bcp47Tag.slice(0, 2)}`} target="_blank" rel="noreferrer" />}>PDF</Button>
                                <PermissionGuard requires={['UpdateShipment']}>
                                    <Button variant="outline" onClick={() => setCorrecting(true)}><Trans>Correct with a new ticket</Trans></Button>
                                </PermissionGuard>
                            </div>
                        </article>
                    )}
                    {ticket && isCorrecting && <CorrectDialog ticketId={ticket.id} grossG={ticket.grossG} tareG={ticket.tareG} onClose={() => setCorrecting(false)} />}
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

interface CorrectProps {
    ticketId: string;
    grossG: number;
    tareG: number;
    onClose: () => void;
}

function CorrectDialog({ ticketId, grossG, tareG, onClose }: CorrectProps) {
    const { t } = useLingui();
    const refusalText = useRefusalText();
    const navigate = useNavigate();
    const queryClient = useQueryClient();
    const [key] = useState(newKey);
    const [gross, setGross] = useState(String(grossG / 1000));
    const [tare, setTare] = useState(String(tareG / 1000));
    const [reason, setReason] = useState('');
    const save = useMutation({
        mutationFn: async () => {
            const input = { ticketId, grossG: Math.round(numberOf(gross) * 1000), tareG: Math.round(numberOf(tare) * 1000), reason, idempotencyKey: key };
            return (await api.mutate(correctTicketMutation, { input })).correctTicket;
        },
        onSuccess: answer => {
            if (answer.__typename === 'WeighingRefusal') {
                toast.error(refusalText(answer));
                return;
            }
            toast.success(t`Ticket ${answer.number} is written.`);
            void queryClient.invalidateQueries({ queryKey: ['logistics'] });
            onClose();
            void navigate({ to: `/logistics/tickets/${answer.id}` });
        },
        onError: failure => toast.error(errorText(failure)),
    });
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent>
                <DialogHeader><DialogTitle><Trans>Correct with a new ticket</Trans></DialogTitle></DialogHeader>
                <div className="grid gap-4">
                    <div className="grid gap-1.5"><Label htmlFor="correct-gross"><Trans>Gross, kg</Trans></Label><Input id="correct-gross" dir="ltr" inputMode="decimal" aria-invalid={!(numberOf(gross) > 0)} value={gross} onChange={event => setGross(event.target.value)} /></div>
                    <div className="grid gap-1.5"><Label htmlFor="correct-tare"><Trans>Tare, kg</Trans></Label><Input id="correct-tare" dir="ltr" inputMode="decimal" aria-invalid={!(numberOf(tare) > 0)} value={tare} onChange={event => setTare(event.target.value)} /></div>
                    <div className="grid gap-1.5"><Label htmlFor="correct-reason"><Trans>Reason</Trans></Label><Textarea id="correct-reason" rows={2} maxLength={500} value={reason} onChange={event => setReason(event.target.value)} /></div>
                </div>
                <DialogFooter>
                    <Button type="button" variant="ghost" onClick={onClose}><Trans>Close</Trans></Button>
                    <Button type="button" disabled={save.isPending || reason.trim() === '' || !(numberOf(gross) > 0) || !(numberOf(tare) > 0)} onClick={() => save.mutate()}><Trans>Write the new ticket</Trans></Button>
                </DialogFooter>
            </DialogContent>
        </Dialog>
    );
}
