import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Badge, Button, type DashboardRouteDefinition, Input, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Textarea } from '@vendure/dashboard';
import { FileTextIcon, MessagesSquareIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, majorOf, minorOf, newKey, QueryState, reportError } from '../../screens/dashboard/shared';
import { FileList } from '../../support/dashboard/shared';
import { type Complaint, costsMutation, filesQuery, letterQuery, moveMutation, oneQuery } from './complaints.graphql';
import { StateBadge, useComplaintWords } from './wording';

export const complaintDetail: DashboardRouteDefinition = {
    path: '/complaints/$id',
    loader: ({ params }) => ({ breadcrumb: [{ path: '/complaints', label: <Trans>Complaints</Trans> }, params.id] }),
    component: route => <ComplaintPage id={(route.useParams() as { id: string }).id} />,
};

function ComplaintPage({ id }: { id: string }) {
    const query = useQuery({ queryKey: ['complaints', 'one', id], queryFn: () => api.query(oneQuery, { id }) });
    const complaint = query.data?.complaint;
    return (
        <Page pageId="complaint-detail">
            <PageTitle>{complaint ? <><Trans>Complaint</Trans> <bdi>{complaint.number}</bdi></> : <Trans>Complaint</Trans>}</PageTitle>
            <PageLayout>
                {!complaint && <PageBlock column="full" blockId="complaint-state"><QueryState query={query} /></PageBlock>}
                {complaint && <PageBlock column="main" blockId="complaint-said"><Said complaint={complaint} /></PageBlock>}
                {complaint && <PageBlock column="main" blockId="complaint-steps" title={<Trans>What became of it</Trans>}><Steps complaint={complaint} /></PageBlock>}
                {complaint && <PageBlock column="side" blockId="complaint-facts"><Facts complaint={complaint} /></PageBlock>}
                {complaint && <PageBlock column="side" blockId="complaint-costs" title={<Trans>Costs</Trans>} description={<Trans>The customer does not see them.</Trans>}><Costs key={complaint.version} complaint={complaint} /></PageBlock>}
            </PageLayout>
        </Page>
    );
}

function Said({ complaint }: { complaint: Complaint }) {
    const { t } = useLingui();
    const { number, day, wishes } = useComplaintWords();
    const files = useQuery({ queryKey: ['complaints', 'files', complaint.threadId], queryFn: () => api.query(filesQuery, { id: complaint.threadId }) });
    const yesNo: Record<string, string> = { yes: t`Yes`, no: t`No` };
    const shown = (type: string, value: string) => (type === 'yes-no' ? (yesNo[value] ?? value) : type === 'date' ? day(value) : value);
    return (
        <div className="grid gap-4">
            <p className="text-muted-foreground text-sm">{complaint.kindName} · {wishes[complaint.wish] ?? complaint.wish}</p>
            <ul className="grid gap-1">
                {complaint.lines.map(line => (
                    <li key={line.sku} className="flex justify-between gap-3"><span><bdi>{line.name}</bdi> <bdi className="text-muted-foreground text-sm">{line.sku}</bdi></span><strong className="tabular-nums">{number(line.quantity)}</strong></li>
                ))}
            </ul>
            <p dir="auto" className="break-words whitespace-pre-wrap">{complaint.text}</p>
            {complaint.answers.length > 0 && (
                <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
                    {complaint.answers.map(({ label, type, value }) => [<dt key={`${label}-name`} className="text-muted-foreground">{label}</dt>, <dd key={label} dir="auto">{shown(type, value)}</dd>])}
                </dl>
            )}
            <FileList files={files.data?.supportThread?.messages.flatMap(message => message.files) ?? []} />
        </div>
    );
}

function Facts({ complaint }: { complaint: Complaint }) {
    const { day, moment, sources } = useComplaintWords();
    const letter = useMutation({
        mutationFn: () => api.query(letterQuery, { id: complaint.id }),
        onSuccess: ({ complaintLetter: { filename, mimeType, content } }) => {
            const bytes = Uint8Array.from(atob(content), letterOf => letterOf.charCodeAt(0));
            const address = URL.createObjectURL(new Blob([bytes], { type: mimeType }));
            Object.assign(document.createElement('a'), { href: address, download: filename }).click();
            URL.revokeObjectURL(address);
        },
        onError: reportError,
    });
    const facts: [React.ReactNode, React.ReactNode][] = [
        [<Trans key="c">Company</Trans>, <Link key="cl" to={`/companies/${complaint.companyId}`} className="underline underline-offset-4"><bdi>{complaint.companyName}</bdi></Link>],
        [<Trans key="o">Order</Trans>, <Link key="ol" to={`/order-review/${complaint.orderId}`} className="whitespace-nowrap underline underline-offset-4">{complaint.orderCode}</Link>],
        [<Trans key="s">Shipment</Trans>, complaint.shipmentNumber && <Link key="sl" to={`/shipments/${complaint.shipmentId}`} className="whitespace-nowrap underline underline-offset-4">{complaint.shipmentNumber}</Link>],
        [<Trans key="t">Ticket</Trans>, complaint.ticketNumber],
        [<Trans key="b">Batch</Trans>, complaint.batch && <bdi key="bv">{complaint.batch}</bdi>],
        [<Trans key="f">Filed by</Trans>, <span key="fv"><bdi>{complaint.filedBy}</bdi> · {sources[complaint.source] ?? complaint.source}</span>],
        [<Trans key="a">Filed at</Trans>, moment(complaint.filedAt)],
        [<Trans key="d">Answer by</Trans>, <span key="dv">{day(complaint.dueOn)} {complaint.isLate && <Badge variant="destructive"><Trans>Late</Trans></Badge>}</span>],
    ];
    return (
        <div className="grid gap-4">
            <div><StateBadge state={complaint.state} /></div>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
                {facts.filter(([, value]) => value).map(([name, value], place) => [<dt key={`n${place}`} className="text-muted-foreground">{name}</dt>, <dd key={`v${place}`}>{value}</dd>])}
            </dl>
            <div className="flex flex-wrap gap-2">
                <Button variant="outline" render={<Link to="/support" search={{ thread: complaint.threadId } as never} />}><MessagesSquareIcon /> <Trans>Conversation</Trans></Button>
                {complaint.decidedAt && <Button variant="outline" disabled={letter.isPending} onClick={() => letter.mutate()}><FileTextIcon /> <Trans>Letter</Trans></Button>}
            </div>
        </div>
    );
}

function Steps({ complaint }: { complaint: Complaint }) {
    const { moment, states } = useComplaintWords();
    return (
        <div className="grid gap-4">
            <ol className="grid gap-3">
                {complaint.steps.map(step => (
                    <li key={step.id} className="border-s-2 ps-3">
                        <p><strong>{states[step.state] ?? step.state}</strong> <span className="text-muted-foreground text-sm">{moment(step.at)}</span></p>
                        {step.reason && <p dir="auto" className="break-words whitespace-pre-wrap">{step.reason}</p>}
                    </li>
                ))}
            </ol>
            {complaint.nextStates.length > 0 && <PermissionGuard requires={['HandleComplaint']}><Move complaint={complaint} /></PermissionGuard>}
        </div>
    );
}

function Move({ complaint }: { complaint: Complaint }) {
    const { t } = useLingui();
    const { steps, refusals } = useComplaintWords();
    const queryClient = useQueryClient();
    const [reason, setReason] = useState('');
    const [key, setKey] = useState(newKey);
    const move = useMutation({
        mutationFn: async (to: string) => (await api.mutate(moveMutation, { input: { id: complaint.id, version: complaint.version, to, reason: reason.trim() || null, idempotencyKey: key } })).moveComplaint,
        onSuccess: answer => {
            setKey(newKey());
            if (answer.__typename === 'ComplaintRefusal') toast.error(refusals[answer.reason] ?? answer.message);
            else {
                setReason('');
                toast.success(t`Done. The customer is told.`);
                void queryClient.invalidateQueries({ queryKey: ['complaints'] });
            }
        },
        onError: failure => {
            setKey(newKey());
            void queryClient.invalidateQueries({ queryKey: ['complaints', 'one', complaint.id] });
            toast.error(errorText(failure));
        },
    });
    return (
        <form className="grid gap-3 border-t pt-4" onSubmit={event => event.preventDefault()}>
            <LabelledField label={<Trans>What the customer is told</Trans>}>
                {told => <Textarea {...told} dir="auto" className="min-h-24" maxLength={2000} value={reason} onChange={event => setReason(event.target.value)} />}
            </LabelledField>
            <div className="flex flex-wrap gap-2">
                {complaint.nextStates.map(to => (
                    <Button key={to} type="button" variant={to === 'accepted' || to === 'settled' ? 'default' : 'outline'} disabled={move.isPending} onClick={() => move.mutate(to)}>{steps[to] ?? to}</Button>
                ))}
            </div>
        </form>
    );
}

const costs = ['goodsCost', 'transportCost', 'workCost'] as const;

function Costs({ complaint }: { complaint: Complaint }) {
    const { t } = useLingui();
    const { money } = useComplaintWords();
    const queryClient = useQueryClient();
    const [typed, setTyped] = useState(() => Object.fromEntries(costs.map(name => [name, majorOf(complaint[name])])));
    const names = { goodsCost: t`Goods`, transportCost: t`Transport`, workCost: t`Work` };
    const amounts = Object.fromEntries(costs.map(name => [name, (typed[name] ?? '').trim() === '' ? 0 : minorOf(typed[name] ?? '')])) as Record<(typeof costs)[number], number>;
    const isWrong = costs.some(name => Number.isNaN(amounts[name]));
    const save = useMutation({
        mutationFn: () => api.mutate(costsMutation, { input: { id: complaint.id, version: complaint.version, ...amounts } }),
        onSuccess: () => {
            toast.success(t`Saved`);
            void queryClient.invalidateQueries({ queryKey: ['complaints'] });
        },
        onError: reportError,
    });
    return (
        <form className="grid gap-3" onSubmit={event => { event.preventDefault(); if (!isWrong) save.mutate(); }}>
            {costs.map(name => (
                <LabelledField key={name} label={names[name]} wrong={Number.isNaN(amounts[name]) && t`An amount, please.`}>
                    {told => <Input {...told} dir="ltr" inputMode="decimal" value={typed[name] ?? ''} onChange={event => setTyped({ ...typed, [name]: event.target.value })} />}
                </LabelledField>
            ))}
            <p className="flex justify-between text-sm"><span className="text-muted-foreground"><Trans>Total</Trans></span><strong className="tabular-nums">{isWrong ? '–' : money(costs.reduce((sum, name) => sum + amounts[name], 0), complaint.currencyCode)}</strong></p>
            <PermissionGuard requires={['HandleComplaint']}><Button type="submit" variant="outline" className="justify-self-start" disabled={save.isPending || isWrong}><Trans>Save</Trans></Button></PermissionGuard>
        </form>
    );
}
