import { Trans, useLingui } from '@lingui/react/macro';
import {
    api, Button, Checkbox, Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle, Input, Label, NativeSelect, NativeSelectOption, Switch,
} from '@vendure/dashboard';
import { type FormEvent, type ReactElement, useState } from 'react';
import { toast } from 'sonner';

import { LabelledField, majorOf, minorOf, newKey, quantityOf, reportError, wrongField } from '../../screens/dashboard/shared';
import { useRoleNames } from './wording';
import { createRuleMutation, type Policy, type Rule, updateRuleMutation } from './approvals.graphql';

interface Level {
    memberIds: string[];
    roles: string[];
    needed: string;
}

interface RuleDialogProps {
    policy: Policy;
    /** Null: a new one. */
    rule: Rule | null;
    refresh: () => Promise<void>;
    trigger: ReactElement;
}

/** A button that opens a rule of approval with its levels. */
export function RuleDialog(props: RuleDialogProps) {
    const [isOpen, setOpen] = useState(false);
    return (
        <>
            <span onClick={() => setOpen(true)}>{props.trigger}</span>
            <Dialog open={isOpen} onOpenChange={setOpen}>
                <DialogContent className="max-h-[90vh] overflow-y-auto">
                    <DialogHeader>
                        <DialogTitle>{props.rule ? <bdi>{props.rule.name}</bdi> : <Trans>New rule</Trans>}</DialogTitle>
                    </DialogHeader>
                    <RuleForm {...props} onClose={() => setOpen(false)} />
                </DialogContent>
            </Dialog>
        </>
    );
}

function RuleForm({ policy, rule, refresh, onClose }: RuleDialogProps & { onClose: () => void }) {
    const { t } = useLingui();
    const [key] = useState(newKey);
    const [isBusy, setBusy] = useState(false);
    const [wrong, setWrong] = useState<{ field: string; what: string } | null>(null);
    const [name, setName] = useState(rule?.name ?? '');
    const [active, setActive] = useState(rule?.active ?? true);
    const [amount, setAmount] = useState(rule?.amountFrom == null ? '' : majorOf(rule.amountFrom));
    const [categoryId, setCategory] = useState(rule?.categoryId ?? '');
    const [branchId, setBranch] = useState(rule?.branchId ?? '');
    const [levels, setLevels] = useState<Level[]>(
        rule?.levels.map(level => ({ memberIds: level.memberIds, roles: level.roles, needed: String(level.needed) })) ?? [{ memberIds: [], roles: [], needed: '1' }],
    );
    const approvers = policy.people.filter(one => one.mayApprove && one.isActive);
    const amountFrom = amount.trim() === '' ? null : minorOf(amount);
    const roleName = useRoleNames();
    const saidOf = (field: string) => (wrong?.field.endsWith(field) ? wrong.what : undefined);
    const changeLevel = (place: number, change: Partial<Level>) => setLevels(before => before.map((level, at) => (at === place ? { ...level, ...change } : level)));
    const save = async (event: FormEvent) => {
        event.preventDefault();
        event.stopPropagation();
        setBusy(true);
        setWrong(null);
        try {
            const facts = {
                name, active, amountFrom, categoryId: categoryId || null, branchId: branchId || null,
                levels: levels.map(level => ({ memberIds: level.memberIds, roles: level.roles, needed: quantityOf(level.needed) })),
            };
            if (rule) await api.mutate(updateRuleMutation, { input: { ...facts, id: rule.id, version: rule.version } });
            else await api.mutate(createRuleMutation, { input: { ...facts, companyId: policy.companyId, idempotencyKey: key } });
            toast.success(t`Saved`);
            await refresh();
            onClose();
        } catch (error) {
            const found = wrongField(error);
            if (found && ['name', 'amountFrom', 'categoryId', 'branchId', 'memberIds', 'roles', 'needed'].some(field => found.field.endsWith(field))) setWrong(found);
            else reportError(error);
        } finally {
            setBusy(false);
        }
    };
    const isWrong = Number.isNaN(amountFrom) || levels.some(level => Number.isNaN(quantityOf(level.needed)));
    return (
        <form className="grid gap-4" onSubmit={event => void save(event)}>
            <LabelledField label={<Trans>Name</Trans>} wrong={saidOf('name')}>
                {told => <Input {...told} dir="auto" required maxLength={100} value={name} onChange={event => setName(event.target.value)} />}
            </LabelledField>
            <LabelledField label={<Trans>From this total with tax in {policy.currencyCode}</Trans>} wrong={Number.isNaN(amountFrom) ? t`Write an amount.` : saidOf('amountFrom')}>
                {told => <Input {...told} dir="ltr" inputMode="decimal" value={amount} onChange={event => setAmount(event.target.value)} />}
            </LabelledField>
            <LabelledField label={<Trans>Category</Trans>} wrong={saidOf('categoryId')}>
                {told => <Choice told={told} value={categoryId} any={t`All categories`} choices={policy.categories} onChange={setCategory} />}
            </LabelledField>
            <LabelledField label={<Trans>Branch</Trans>} wrong={saidOf('branchId')}>
                {told => <Choice told={told} value={branchId} any={t`All branches`} choices={policy.branches} onChange={setBranch} />}
            </LabelledField>
            {levels.map((level, place) => (
                <fieldset key={place} className="grid gap-2 rounded-md border p-3">
                    <legend className="px-1 text-sm font-medium"><Trans>Level {place + 1}</Trans></legend>
                    <p className="text-muted-foreground text-sm"><Trans>Choose nobody, and everybody who may approve is asked.</Trans></p>
                    {policy.roles.map(one => (
                        <Label key={one.id} className="flex items-center gap-2 font-normal">
                            <Checkbox
                                checked={level.roles.includes(one.id)}
                                onCheckedChange={isChosen => changeLevel(place, { roles: isChosen ? [...level.roles, one.id] : level.roles.filter(id => id !== one.id) })}
                            />
                            <span><Trans>Whoever has the role</Trans> <bdi>{roleName(one)}</bdi></span>
                        </Label>
                    ))}
                    {approvers.map(one => (
                        <Label key={one.id} className="flex items-center gap-2 font-normal">
                            <Checkbox
                                checked={level.memberIds.includes(one.id)}
                                onCheckedChange={isChosen => changeLevel(place, { memberIds: isChosen ? [...level.memberIds, one.id] : level.memberIds.filter(id => id !== one.id) })}
                            />
                            <bdi>{one.name}</bdi>
                        </Label>
                    ))}
                    <LabelledField label={<Trans>Approvals needed</Trans>} wrong={Number.isNaN(quantityOf(level.needed)) ? t`Write a quantity.` : saidOf('needed')}>
                        {told => <Input {...told} className="w-24" dir="ltr" inputMode="numeric" value={level.needed} onChange={event => changeLevel(place, { needed: event.target.value })} />}
                    </LabelledField>
                    {levels.length > 1 && (
                        <Button type="button" size="sm" variant="ghost" className="justify-self-start" onClick={() => setLevels(before => before.filter((_, at) => at !== place))}>
                            <Trans>Remove the level</Trans>
                        </Button>
                    )}
                </fieldset>
            ))}
            {(saidOf('memberIds') ?? saidOf('roles')) && <p role="alert" dir="auto" className="text-destructive text-sm">{saidOf('memberIds') ?? saidOf('roles')}</p>}
            <Button type="button" variant="outline" className="justify-self-start" onClick={() => setLevels(before => [...before, { memberIds: [], roles: [], needed: '1' }])}>
                <Trans>Add a level</Trans>
            </Button>
            <Label className="flex items-center gap-2"><Switch checked={active} onCheckedChange={setActive} /> <Trans>Active</Trans></Label>
            <DialogFooter>
                <Button type="button" variant="ghost" onClick={onClose}><Trans>Cancel</Trans></Button>
                <Button type="submit" disabled={isBusy || isWrong}><Trans>Save</Trans></Button>
            </DialogFooter>
        </form>
    );
}

interface ChoiceProps {
    told: object;
    value: string;
    any: string;
    choices: Array<{ id: string; name: string }>;
    onChange: (id: string) => void;
}

function Choice({ told, value, any, choices, onChange }: ChoiceProps) {
    return (
        <NativeSelect {...told} className="w-full" value={value} onChange={event => onChange(event.target.value)}>
            <NativeSelectOption value="">{any}</NativeSelectOption>
            {choices.map(one => <NativeSelectOption key={one.id} value={one.id}>{one.name}</NativeSelectOption>)}
        </NativeSelect>
    );
}
