import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, Badge, Button, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { type ReactElement, type ReactNode, useState } from 'react';
import { toast } from 'sonner';

import { errorText, type Field, FormDialog, inputOf, majorOf, minorOf, newKey, reportError, useFormats, valuesOf } from '../../screens/dashboard/shared';
import {
    createDeputyMutation, deleteDeputyMutation, deleteLimitMutation, deleteRuleMutation, type Deputy, type Limit, type Policy, policyQuery, setLimitMutation,
    updateDeputyMutation,
} from './approvals.graphql';
import { RuleDialog } from './rule-dialog';
import { usePeriods } from './wording';

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

function Section({ title, add, children }: { title: ReactNode; add: ReactNode; children: ReactNode }) {
    return (
        <section className="grid gap-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
                <h3 className="font-medium">{title}</h3>
                <PermissionGuard requires={['UpdateCompany']}>{add}</PermissionGuard>
            </div>
            {children}
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
    const { money } = useFormats();
    const named = (choices: Array<{ id: string; name: string }>, id: string | null) => choices.find(one => one.id === id)?.name;
    const people = (ids: string[]) => (ids.length === 0 ? t`everybody who may approve` : ids.map(id => named(policy.people, id) ?? '–').join(', '));
    return (
        <Section
            title={<Trans>Approval rules</Trans>}
            add={<RuleDialog policy={policy} rule={null} refresh={refresh} trigger={<Button size="sm"><Trans>New rule</Trans></Button>} />}
        >
            {policy.rules.length === 0 && <p className="text-muted-foreground text-sm"><Trans>No rules: its orders need nobody's approval.</Trans></p>}
            {policy.rules.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Name</Trans></TableHead>
                            <TableHead><Trans>Conditions</Trans></TableHead>
                            <TableHead><Trans>Levels</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {policy.rules.map(rule => (
                            <TableRow key={rule.id}>
                                <TableCell><bdi>{rule.name}</bdi> {!rule.active && <Badge variant="outline"><Trans>Inactive</Trans></Badge>}</TableCell>
                                <TableCell>
                                    {[
                                        rule.amountFrom === null ? t`any amount` : t`from ${money(rule.amountFrom, policy.currencyCode)}`,
                                        rule.categoryId && (named(policy.categories, rule.categoryId) ?? t`a category that is gone`),
                                        rule.branchId && (named(policy.branches, rule.branchId) ?? '–'),
                                    ].filter(Boolean).join(' · ')}
                                </TableCell>
                                <TableCell>
                                    <ol className="list-decimal ps-4">
                                        {rule.levels.map((level, place) => (
                                            <li key={place}>{level.needed > 1 ? `${level.needed} × ` : ''}{people(level.memberIds)}</li>
                                        ))}
                                    </ol>
                                </TableCell>
                                <TableCell>
                                    <EntryActions
                                        edit={<RuleDialog policy={policy} rule={rule} refresh={refresh} trigger={<Button size="sm" variant="ghost"><Trans>Edit</Trans></Button>} />}
                                        onRemove={async () => {
                                            await api.mutate(deleteRuleMutation, { id: rule.id, version: rule.version });
                                            await refresh();
                                        }}
                                    />
                                </TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
        </Section>
    );
}

function Limits({ policy, refresh }: Part) {
    const { t } = useLingui();
    const { money } = useFormats();
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
        <Section
            title={<Trans>Spending limits</Trans>}
            add={
                <FormDialog
                    title={<Trans>New limit</Trans>} trigger={<Button size="sm"><Trans>New limit</Trans></Button>} fields={fields}
                    initial={{ period: 'order' }} submitLabel={<Trans>Save</Trans>} onSubmit={values => save(values, null)}
                />
            }
        >
            {policy.limits.length === 0 && <p className="text-muted-foreground text-sm"><Trans>No limits.</Trans></p>}
            {policy.limits.length > 0 && (
                <Table>
                    <TableBody>
                        {policy.limits.map(limit => (
                            <TableRow key={limit.id}>
                                <TableCell><bdi>{limit.memberName ?? t`Everybody else`}</bdi></TableCell>
                                <TableCell>{periods.find(([period]) => period === limit.period)?.[1]}</TableCell>
                                <TableCell className="text-end tabular-nums">{money(limit.amount, policy.currencyCode)}</TableCell>
                                <TableCell>
                                    <EntryActions
                                        edit={
                                            <FormDialog
                                                title={<Trans>Spending limit</Trans>} trigger={<Button size="sm" variant="ghost"><Trans>Edit</Trans></Button>}
                                                fields={fields.filter(field => field.name === 'amount')} initial={{ amount: majorOf(limit.amount) }} submitLabel={<Trans>Save</Trans>}
                                                onSubmit={values => save({ ...values, memberId: limit.memberId ?? '', period: limit.period }, limit)}
                                            />
                                        }
                                        onRemove={async () => {
                                            await api.mutate(deleteLimitMutation, { id: limit.id, version: limit.version });
                                            await refresh();
                                        }}
                                    />
                                </TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
        </Section>
    );
}

function Deputies({ policy, refresh }: Part) {
    const { t } = useLingui();
    const { day } = useFormats();
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
        <Section
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
        >
            {policy.deputies.length === 0 && <p className="text-muted-foreground text-sm"><Trans>No deputies.</Trans></p>}
            {policy.deputies.length > 0 && (
                <Table>
                    <TableBody>
                        {policy.deputies.map(deputy => (
                            <TableRow key={deputy.id}>
                                <TableCell><bdi>{deputy.deputyName}</bdi> <Trans>for</Trans> <bdi>{deputy.memberName}</bdi></TableCell>
                                <TableCell>{day(deputy.from)} – {day(deputy.until)} {deputy.holdsToday && <Badge variant="success"><Trans>today</Trans></Badge>}</TableCell>
                                <TableCell>
                                    <EntryActions
                                        edit={edit(deputy)}
                                        onRemove={async () => {
                                            await api.mutate(deleteDeputyMutation, { id: deputy.id, version: deputy.version });
                                            await refresh();
                                        }}
                                    />
                                </TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
        </Section>
    );
}
