import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, Badge, Button, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, usePermissions } from '@vendure/dashboard';
import { XIcon } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, newKey, QueryState, SearchField, useFormats, wrongField } from '../../screens/dashboard/shared';
import { GoalActions } from './goal-actions';
import { currencies, freshGoal, type GoalForm, stepRows, stepsOf, termsOf } from './goal-form';
import { GoalSteps } from './goal-steps';
import { useGoalTexts } from './goal-texts';
import { changeGoalDocument, companiesForGoalDocument, goalDocument, goalPeriodsDocument, groupsForGoalDocument, planGoalDocument } from './goals.graphql';

const find = async (term: string) => (await api.query(companiesForGoalDocument, { term })).companies.items;
const lengths = [1, 2, 3, 4, 6, 12];

export function GoalPage() {
    const { t } = useLingui();
    const { id } = useParams({ strict: false }) as { id: string };
    const isNew = id === 'new';
    const navigate = useNavigate();
    const client = useQueryClient();
    const { hasPermissions } = usePermissions();
    const { states, refusal } = useGoalTexts();
    const [form, setForm] = useState<GoalForm>(freshGoal);
    const [version, setVersion] = useState(0);
    const [key, setKey] = useState(newKey);
    const [trouble, setTrouble] = useState<{ text: string; field: string } | null>(null);
    const [isBusy, setBusy] = useState(false);
    const query = useQuery({ queryKey: ['purchase-goal', id], queryFn: () => api.query(goalDocument, { id }), enabled: !isNew, refetchOnWindowFocus: false });
    const goal = query.data?.purchaseGoal;
    const isOpen = isNew || goal?.state === 'planned';
    const disabled = !isOpen || !hasPermissions([isNew ? 'CreatePriceList' : 'UpdatePriceList']);
    useEffect(() => {
        if (!goal) return;
        const { companyId, groupId, ownerName, currencyCode, periodKind, firstDay, periods, steps } = goal;
        setForm({
            ...{ owner: companyId == null ? 'group' : 'company', groupId: groupId ?? '', currencyCode, periodKind, firstDay, periods: periods == null ? '' : String(periods) },
            company: companyId == null ? null : { id: companyId, name: ownerName, currencyCode },
            steps: stepRows(steps),
        });
        setVersion(goal.version);
    }, [goal]);
    const change = (part: Partial<GoalForm>) => setForm(known => ({ ...known, ...part }));
    const wrong = (field: string) => (trouble?.field === field ? trouble.text : undefined);
    const send = async () => {
        const steps = stepsOf(form.steps);
        if (form.owner === 'company' && form.company === null) return setTrouble({ text: t`Choose a company.`, field: 'companyId' });
        if (steps === null) return setTrouble({ text: t`Give each step a value and a discount above nothing.`, field: 'steps' });
        const terms = { ...termsOf(form), steps };
        const owner = form.owner === 'company' ? { companyId: form.company?.id } : { groupId: form.groupId, currencyCode: form.currencyCode as never };
        const answer = isNew
            ? (await api.mutate(planGoalDocument, { input: { ...owner, ...terms, idempotencyKey: key } })).planPurchaseGoal
            : (await api.mutate(changeGoalDocument, { input: { id, version, ...terms } })).changePurchaseGoal;
        if (answer.__typename === 'PurchaseGoalRefusal') return setTrouble({ text: refusal(answer), field: answer.field ?? '' });
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['purchase-goal'] });
        if (isNew) await navigate({ to: `/purchase-goals/${answer.id}` });
        return undefined;
    };
    const save = (event: FormEvent) => {
        event.preventDefault();
        setBusy(true);
        setTrouble(null);
        void send()
            .catch((error: unknown) => {
                const found = wrongField(error);
                setTrouble({ text: errorText(error), field: found?.field ?? '' });
                // What was refused is another request when it is mended.
                setKey(newKey());
            })
            .finally(() => setBusy(false));
    };
    const wrongStep = /^steps\.(\d+)/.exec(trouble?.field ?? '')?.[1];
    const isAtField = ['companyId', 'groupId', 'firstDay'].includes(trouble?.field ?? '');
    return (
        <Page pageId="purchase-goal-detail" entity={goal ?? undefined}>
            <PageTitle>{isNew ? <Trans>New goal</Trans> : goal ? <><bdi>{goal.ownerName}</bdi> <Badge variant={goal.state === 'running' ? 'default' : 'secondary'}>{states[goal.state] ?? goal.state}</Badge></> : <Trans>Goal</Trans>}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="main-form">
                    {!isNew && <QueryState query={query} />}
                    {query.data && !goal && <p><Trans>There is no such goal.</Trans></p>}
                    {(isNew || goal) && (
                        <form className="grid gap-6" onSubmit={save}>
                            <div className="grid gap-4 sm:grid-cols-2">
                                <Owner form={form} isNew={isNew} disabled={disabled} wrong={wrong('companyId') ?? wrong('groupId')} onChange={change} />
                                <Periods form={form} disabled={disabled} wrong={wrong('firstDay')} onChange={change} />
                            </div>
                            <fieldset className="grid gap-3">
                                <legend className="mb-2 font-medium"><Trans>Steps</Trans></legend>
                                <p className="text-muted-foreground text-sm"><Trans>From exactly its value on a step is reached. The discount of the highest one is of everything bought in the period.</Trans></p>
                                <GoalSteps
                                    rows={form.steps} disabled={disabled} wrong={wrongStep === undefined ? null : Number(wrongStep)} onChange={steps => change({ steps })}
                                    currency={form.owner === 'company' ? (form.company?.currencyCode ?? '–') : form.currencyCode}
                                />
                            </fieldset>
                            {trouble && !isAtField && <p role="alert" dir="auto" className="text-destructive text-sm">{trouble.text}</p>}
                            {isOpen && <Button type="submit" className="justify-self-start" disabled={disabled || isBusy}>{isNew ? <Trans>Plan the goal</Trans> : <Trans>Save</Trans>}</Button>}
                        </form>
                    )}
                </PageBlock>
                {goal && <PageBlock column="side" blockId="purchase-goal-state" title={<Trans>State</Trans>}><GoalActions goal={goal} /></PageBlock>}
            </PageLayout>
        </Page>
    );
}

interface PartProps {
    form: GoalForm;
    disabled: boolean;
    wrong: string | undefined;
    onChange: (part: Partial<GoalForm>) => void;
}

/** Whose goal it is; it stays his. */
function Owner({ form, isNew, disabled, wrong, onChange }: PartProps & { isNew: boolean }) {
    const { t } = useLingui();
    const { number } = useFormats();
    const groups = useQuery({ queryKey: ['groups-for-goal'], queryFn: () => api.query(groupsForGoalDocument) });
    return (
        <>
            <LabelledField label={t`For`}>
                {told => (
                    <NativeSelect {...told} className="w-full" disabled={disabled || !isNew} value={form.owner} onChange={event => onChange({ owner: event.target.value as GoalForm['owner'] })}>
                        <NativeSelectOption value="company">{t`One company`}</NativeSelectOption>
                        <NativeSelectOption value="group">{t`Each company of a group`}</NativeSelectOption>
                    </NativeSelect>
                )}
            </LabelledField>
            {form.owner === 'company' ? (
                <LabelledField label={t`Company`} wrong={wrong}>
                    {told => form.company === null
                        ? <SearchField id={told.id} invalid={told['aria-invalid']} describedBy={told['aria-describedby']} queryKey={['companies-for-goal']} find={find} keyOf={one => one.id} placeholder={t`Name`} disabled={disabled} onChoose={company => onChange({ company })} show={one => <>{one.name} · {one.currencyCode}</>} />
                        : <Button id={told.id} type="button" variant="secondary" className="min-w-0 justify-between" disabled={disabled || !isNew} aria-label={t`Choose another company`} onClick={() => onChange({ company: null })}><span className="truncate">{form.company.name}</span> {isNew && <XIcon />}</Button>}
                </LabelledField>
            ) : (
                <>
                    <LabelledField label={t`Group`} wrong={wrong}>
                        {told => (
                            <NativeSelect {...told} className="w-full" required disabled={disabled || !isNew} value={form.groupId} onChange={event => onChange({ groupId: event.target.value })}>
                                <NativeSelectOption value="">–</NativeSelectOption>
                                {groups.data?.companyGroups.map(group => <NativeSelectOption key={group.id} value={group.id}>{`${group.name} (${number(group.companyCount)})`}</NativeSelectOption>)}
                            </NativeSelect>
                        )}
                    </LabelledField>
                    <LabelledField label={t`Currency`}>
                        {told => (
                            <NativeSelect {...told} className="w-full" disabled={disabled || !isNew} value={form.currencyCode} onChange={event => onChange({ currencyCode: event.target.value })}>
                                {currencies.map(code => <NativeSelectOption key={code} value={code}>{code}</NativeSelectOption>)}
                            </NativeSelect>
                        )}
                    </LabelledField>
                </>
            )}
        </>
    );
}

/** Whole months or quarters of the firm's calendar, as the server names them. */
function Periods({ form, disabled, wrong, onChange }: PartProps) {
    const { t } = useLingui();
    const { number } = useFormats();
    const { kinds, period } = useGoalTexts();
    const query = useQuery({ queryKey: ['goal-periods', form.periodKind], queryFn: () => api.query(goalPeriodsDocument, { kind: form.periodKind }) });
    const all = query.data?.purchaseGoalPeriods ?? [];
    const coming = all.slice(Math.max(0, all.findIndex(one => one.isRunning)));
    const choices = disabled ? all : coming;
    const first = coming[0]?.from;
    const isChosen = choices.some(one => one.from === form.firstDay);
    useEffect(() => {
        if (first !== undefined && !isChosen && !disabled) onChange({ firstDay: first });
    });
    const counts = form.periods === '' || lengths.includes(Number(form.periods)) ? lengths : [...lengths, Number(form.periods)].sort((a, b) => a - b);
    return (
        <>
            <LabelledField label={t`Period`}>
                {told => (
                    <NativeSelect {...told} className="w-full" disabled={disabled} value={form.periodKind} onChange={event => onChange({ periodKind: event.target.value })}>
                        {Object.entries(kinds).map(([kind, name]) => <NativeSelectOption key={kind} value={kind}>{name}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
            <LabelledField label={t`First period`} wrong={wrong}>
                {told => (
                    <NativeSelect {...told} className="w-full" disabled={disabled} value={form.firstDay} onChange={event => onChange({ firstDay: event.target.value })}>
                        {!isChosen && form.firstDay !== '' && <NativeSelectOption value={form.firstDay}>{period(form.firstDay, null)}</NativeSelectOption>}
                        {choices.map(one => <NativeSelectOption key={one.from} value={one.from}>{period(one.from, one.lastDay)}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
            <LabelledField label={t`How many periods`}>
                {told => (
                    <NativeSelect {...told} className="w-full" disabled={disabled} value={form.periods} onChange={event => onChange({ periods: event.target.value })}>
                        {counts.map(count => <NativeSelectOption key={count} value={String(count)}>{number(count)}</NativeSelectOption>)}
                        <NativeSelectOption value="">{t`Until it is ended`}</NativeSelectOption>
                    </NativeSelect>
                )}
            </LabelledField>
        </>
    );
}
