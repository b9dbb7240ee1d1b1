import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, Badge, Button, Checkbox, Label, PermissionGuard } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, newKey, QueryState, reportError, useFormats } from '../../screens/dashboard/shared';
import { askAttemptMutation, attemptsQuery, type AttemptRow, openInvoicesQuery, sendPayLinkMutation } from './pay-links.graphql';

/** A company's tries to pay online, and a link by which its open invoices are paid without login. */
export function CompanyPayments() {
    const { id: companyId } = useParams({ strict: false }) as { id: string };
    const query = useQuery({ queryKey: ['payment-attempts', companyId], queryFn: () => api.query(attemptsQuery, { companyId }), enabled: companyId !== 'new' });
    if (companyId === 'new') return null;
    if (!query.data) return <QueryState query={query} />;
    const { items } = query.data.paymentAttempts;
    return (
        <div className="grid gap-3">
            {items.length === 0 && <p className="text-muted-foreground text-sm"><Trans>Nothing has been paid online yet.</Trans></p>}
            <ul className="grid gap-2">{items.map(one => <Attempt key={one.id} attempt={one} />)}</ul>
            <PermissionGuard requires={['UpdateCreditTerms']}><SendLink companyId={companyId} /></PermissionGuard>
        </div>
    );
}

function Attempt({ attempt }: { attempt: AttemptRow }) {
    const { t } = useLingui();
    const { money, moment } = useFormats();
    const client = useQueryClient();
    const states: Record<string, string> = {
        created: t`Begun`, started: t`Begun`, unknown: t`No answer yet`, paid: t`Paid`, declined: t`Declined`, expired: t`Expired`, disputed: t`Another amount was paid`,
    };
    const ask = async () => {
        await api.mutate(askAttemptMutation, { id: attempt.id });
        await Promise.all(['payment-attempts', 'invoices', 'balance', 'incoming-payments'].map(queryKey => client.invalidateQueries({ queryKey: [queryKey] })));
    };
    return (
        <li className="grid gap-1 text-sm">
            <span className="flex flex-wrap justify-between gap-2">
                <bdi>{attempt.key}</bdi>
                <span className="tabular-nums">{money(attempt.amountMinor, attempt.currencyCode)}</span>
            </span>
            <span className="text-muted-foreground flex flex-wrap items-center gap-2">
                {moment(String(attempt.createdAt))}
                <Badge variant={attempt.state === 'paid' ? 'success' : attempt.state === 'disputed' ? 'destructive' : 'secondary'}>{states[attempt.state] ?? attempt.state}</Badge>
                {attempt.state !== 'paid' && <Button size="sm" variant="outline" onClick={() => void ask().catch(reportError)}><Trans>Ask the provider</Trans></Button>}
            </span>
            {attempt.lastAnswer !== null && <bdi className="text-muted-foreground">{attempt.lastAnswer}</bdi>}
        </li>
    );
}

function SendLink({ companyId }: { companyId: string }) {
    const { t } = useLingui();
    const { money } = useFormats();
    const [key, setKey] = useState(newKey);
    const [chosen, setChosen] = useState<string[]>([]);
    const query = useQuery({ queryKey: ['invoices', companyId, 'to-pay'], queryFn: () => api.query(openInvoicesQuery, { companyId }) });
    const open = (query.data?.invoices.items ?? []).filter(({ openMinor }) => openMinor > 0);
    const send = async ({ email }: Record<string, string | boolean>) => {
        if (chosen.length === 0) throw new Error(t`Choose at least one invoice.`);
        const { sendPayLink } = await api.mutate(sendPayLinkMutation, { input: { companyId, orderId: null, invoiceIds: chosen, email: String(email), days: 14, idempotencyKey: key } });
        if ('message' in sendPayLink) throw new Error(sendPayLink.message);
        setKey(newKey());
        setChosen([]);
        toast.success(t`The link is on its way`);
    };
    if (open.length === 0) return null;
    return (
        <FormDialog
            title={<Trans>Send a payment link</Trans>}
            trigger={<Button variant="outline" className="justify-self-start"><Trans>Send a payment link</Trans></Button>}
            fields={[{ name: 'email', label: t`E-mail address`, required: true, ltr: true }]}
            initial={{ email: '' }}
            submitLabel={<Trans>Send</Trans>}
            onSubmit={send}
        >
            <p className="text-muted-foreground text-sm"><Trans>Whoever has the link sees the numbers and amounts of these invoices, and can pay them for two weeks.</Trans></p>
            <div className="grid gap-2">
                {open.map(({ id, number, openMinor, currencyCode }) => (
                    <div key={id} className="flex items-center gap-2">
                        <Checkbox id={`link-${id}`} checked={chosen.includes(id)} onCheckedChange={on => setChosen(on === true ? [...chosen, id] : chosen.filter(one => one !== id))} />
                        <Label htmlFor={`link-${id}`}><bdi>{number}</bdi> · {money(openMinor, currencyCode)}</Label>
                    </div>
                ))}
            </div>
        </FormDialog>
    );
}
