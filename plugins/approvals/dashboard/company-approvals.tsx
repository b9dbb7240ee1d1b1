import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, Badge, Button, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { type ReactElement, type ReactNode, useState } from 'react';
import { toast } from 'sonner';

import { Day, errorText, type Field, FormDialog, inputOf, majorOf, minorOf, Money, newKey, reportError, useFormats, valuesOf } from '../../screens/dashboard/shared';
import {
    createDeputyMutation, deleteDeputyMutation, deleteLimitMutation, deleteRuleMutation, type Deputy, type Limit, type Policy, policyQuery, type Rule, setLimitMutation,
    updateDeputyMutation,
} from './approvals.graphql';
import { RuleDialog } from './rule-dialog';
import { usePeriods, useRoleNames } from './wording';

interface Part {
    policy: Policy;
    refresh: () => Promise<void>;
}

/** On the company's page: its rules of approval, spending limits and deputies. */
export function CompanyApprovals() {
    const client = useQueryClient();
    const { id: companyId } = useParams({ strict: false }) as { id: string };
    const { data, error } = useQuery({
        queryKey: ['company-approvals', companyId],
        queryFn: () => api.query(policyQuery, { companyId }),
        enabled: companyId !== 'new',
    });
    if (error) return <p role="alert" className="text-destructive">{errorText(error)}</p>;
    if (!data) return null;
    const part = { policy: data.companyApprovalPolicy, refresh: () => client.invalidateQueries({ queryKey: ['company-approvals', companyId] }) };
    return (
        <div className="grid gap-8">
            <Rules {...part} />
            <Limits {...part} />
            <Deputies {...part} />
        </div>
    );
}

interface Entry {
    id: string;
    version: number;
}

interface EntriesProps<E extends Entry> {
    title: ReactNode;
    /** The button that makes a new one. */
    add: ReactNode;
    /** What stands there when there are none. */
    none: ReactNode;
    heads: ReactNode[];
    entries: readonly E[];
    cells: (entry: E) => ReactNode[];
    edit: (entry: E) => ReactElement;
    remove: (entry: E) => Promise<unknown>;
}

/** One of the three tables: its title with the way to a new entry, and its entries, which may be changed and taken away. */
function Entries<E extends Entry>({ title, add, none, heads, entries, cells, edit, remove }: EntriesProps<E>) {
    return (
        <section className="grid gap-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
                <h3 className="font-medium">{title}</h3>
                <PermissionGuard requires={['UpdateCompany']}>{add}</PermissionGuard>
            </div>
            {entries.length === 0 && <p className="text-muted-foreground text-sm">{none}</p>}
            {entries.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            {heads.map((head, place) => <TableHead key={place}>{head}</TableHead>)}
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {entries.map(entry => (
                            <TableRow key={entry.id}>
                                {cells(entry).map((cell, place) => <TableCell key={place}>{cell}</TableCell>)}
                                <TableCell><EntryActions edit={edit(entry)} onRemove={() => remove(entry)} /></TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
        </section>
    );
}

/** What may be done with one entry: change it, or take it away after a question. */
function EntryActions({ edit, onRemove }: { edit: ReactElement; onRemove: () => Promise<unknown> }) {
    const [isSure, setSure] = useState(false);
    return (
        <PermissionGuard requires={['UpdateCompany']}>
            <div className="flex justify-end gap-1">
                {edit}
                <Button size="sm" variant={isSure ? 'destructive' : 'ghost'} onBlur={() => setSure(false)} onClick={() => (isSure ? void onRemove().catch(reportError) : setSure(true))}>
                    {isSure ? <Trans>Really remove</Trans> : <Trans>Remove</Trans>}
                </Button>
            </div>
        </PermissionGuard>
    );
}

function Rules({ policy, refresh }: Part) {
    const { t } = useLingui();
    const { money, number, parts } = useFormats();
    const named = (choices: Array<{ id: string; name: string }>, id: string | null) => choices.find(one => one.id === id)?.name;
    const roleName = useRoleNames();
    const people = (ids: string[], roles: string[]) => {
        const ofRoles = policy.roles.filter(role => roles.includes(role.id)).map(role => `${t`Whoever has the role`} ${roleName(role)}`);
        const asked = [...ofRoles, ...ids.map(id => named(policy.people, id) ?? '–')];
        return asked.length === 0 ? t`everybody who may approve` : parts(asked);
    };
    const conditions = (rule: Rule) => [
        rule.amountFrom === null ? t`any amount` : t`from ${money(rule.amountFrom, policy.currencyCode)}`,
        rule.categoryId && (named(policy.categories, rule.categoryId) ?? t`a category that is gone`),
        rule.branchId && (named(policy.branches, rule.branchId) ?? '–'),
    ];
    return (
        <Entries
            title={<Trans>Approval rules</Trans>}
            add={<RuleDialog policy={policy} rule={null} refresh={refresh} trigger={<Button size="sm"><Trans>New rule</Trans></Button>} />}
            none={<Trans>No rules: its orders need nobody's approval.</Trans>}
            heads={[<Trans>Name</Trans>, <Trans>Conditions</Trans>, <Trans>Levels</Trans>]}
            entries={policy.rules}
            cells={rule => [
                <><bdi>{rule.name}</bdi> {!rule.active && <Badge variant="outline"><Trans>Inactive</Trans></Badge>}</>,
                conditions(rule).filter(Boolean).join(' · '),
                rule.levels.map((level, place) => (
                    <p key={place}>{number(place + 1)}. {level.needed > 1 ? `${number(level.needed)} × ` : ''}{people(level.memberIds, level.roles)}</p>
                )),
            ]}
            edit={rule => <RuleDialog policy={policy} rule={rule} refresh={refresh} trigger={<Button size="sm" variant="ghost"><Trans>Edit</Trans></Button>} />}
            remove={({ id, version }) => api.mutate(deleteRuleMutation, { id, version }).then(refresh)}
        />
    );
}

function Limits({ policy, refresh }: Part) {
    const { t } = useLingui();
    const periods = usePeriods();
    const fields: Field[] = [
        { name: 'memberId', label: t`Member (none: everybody else)`, kind: 'select', options: policy.people.map(one => [one.id, one.name]) },
        { name: 'period', label: t`Counts`, kind: 'select', options: periods, required: true },
        { name: 'amount', label: t`Limit with tax in ${policy.currencyCode}`, ltr: true, required: true },
    ];
    const save = async (values: Record<string, string | boolean>, known: Limit | null) => {
        const amount = minorOf(String(values.amount));
        if (Number.isNaN(amount)) throw new Error(`amount: ${t`Write an amount.`}`);
        const { memberId } = inputOf(values);
        const input = { companyId: policy.companyId, memberId: memberId as string | null, period: String(values.period), amount, version: known?.version ?? null };
        await api.mutate(setLimitMutation, { input });
        toast.success(t`Saved`);
        await refresh();
    };
    return (
        <Entries
            title={<Trans>Spending limits</Trans>}
            add={
                <FormDialog
                    title={<Trans>New limit</Trans>} trigger={<Button size="sm"><Trans>New limit</Trans></Button>} fields={fields}
                    initial={{ period: 'order' }} submitLabel={<Trans>Save</Trans>} onSubmit={values => save(values, null)}
                />
            }
            none={<Trans>No limits.</Trans>}
            heads={[<Trans>Member</Trans>, <Trans>Counts</Trans>, <Trans>Spending limit</Trans>]}
            entries={policy.limits}
            cells={limit => [
                <bdi>{limit.memberName ?? t`Everybody else`}</bdi>,
                periods.find(([period]) => period === limit.period)?.[1],
                <Money minor={limit.amount} currency={policy.currencyCode} />,
            ]}
            edit={limit => (
                <FormDialog
                    title={<Trans>Spending limit</Trans>} trigger={<Button size="sm" variant="ghost"><Trans>Edit</Trans></Button>}
                    fields={fields.filter(field => field.name === 'amount')} initial={{ amount: majorOf(limit.amount) }} submitLabel={<Trans>Save</Trans>}
                    onSubmit={values => save({ ...values, memberId: limit.memberId ?? '', period: limit.period }, limit)}
                />
            )}
            remove={({ id, version }) => api.mutate(deleteLimitMutation, { id, version }).then(refresh)}
        />
    );
}

function Deputies({ policy, refresh }: Part) {
    const { t } = useLingui();
    const [key, setKey] = useState(newKey);
    const active = policy.people.filter(one => one.isActive);
    const fields: Field[] = [
        { name: 'deputyMemberId', label: t`Deputy`, kind: 'select', options: active.map(one => [one.id, one.name]), required: true },
        { name: 'from', label: t`First day`, kind: 'date', required: true },
        { name: 'until', label: t`Last day`, kind: 'date', required: true },
    ];
    const approver: Field = { name: 'memberId', label: t`Approver`, kind: 'select', options: active.filter(one => one.mayApprove).map(one => [one.id, one.name]), required: true };
    const edit = (deputy: Deputy) => (
        <FormDialog
            title={<bdi>{deputy.memberName}</bdi>} trigger={<Button size="sm" variant="ghost"><Trans>Edit</Trans></Button>} fields={fields}
            initial={valuesOf(fields, deputy)} submitLabel={<Trans>Save</Trans>}
            onSubmit={async values => {
                await api.mutate(updateDeputyMutation, { input: { ...inputOf(values), id: deputy.id, version: deputy.version } as never });
                await refresh();
            }}
        />
    );
    return (
        <Entries
            title={<Trans>Deputies</Trans>}
            add={
                <FormDialog
                    title={<Trans>New deputy</Trans>} trigger={<Button size="sm"><Trans>New deputy</Trans></Button>} fields={[approver, ...fields]}
                    initial={{}} submitLabel={<Trans>Save</Trans>}
                    onSubmit={async values => {
                        await api.mutate(createDeputyMutation, { input: { ...inputOf(values), companyId: policy.companyId, idempotencyKey: key } as never });
                        setKey(newKey());
                        await refresh();
                    }}
                />
            }
            none={<Trans>No deputies.</Trans>}
            heads={[<Trans>Approver</Trans>, <Trans>Deputy</Trans>, <Trans>First day</Trans>, <Trans>Last day</Trans>]}
            entries={policy.deputies}
            cells={deputy => [
                <bdi>{deputy.memberName}</bdi>,
                <><bdi>{deputy.deputyName}</bdi> {deputy.holdsToday && <Badge variant="success"><Trans>today</Trans></Badge>}</>,
                <Day day={deputy.from} />,
                <Day day={deputy.until} />,
            ]}
            edit={edit}
            remove={({ id, version }) => api.mutate(deleteDeputyMutation, { id, version }).then(refresh)}
        />
    );
}
