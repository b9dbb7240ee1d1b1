import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Input, NativeSelect, NativeSelectOption } from '@vendure/dashboard';
import { useId } from 'react';

import { Ltr } from '../../screens/dashboard/shared';
import { useErpWords } from './erp-words';

export interface MappingRow {
    field: string;
    owner: string;
    from?: string | null;
    constant?: string | null;
    table?: string | null;
    steps: { kind: string; with: string }[];
}

interface Props {
    rows: readonly MappingRow[];
    fields: readonly { name: string; required: boolean }[];
    /** Names that real records have. */
    names: readonly string[];
    tables: readonly string[];
    steps: readonly string[];
    onChange: (rows: MappingRow[]) => void;
}

/** Each field of ours, and where it comes from. */
export function MappingRows({ rows, fields, names, tables, steps, onChange }: Props) {
    const { t } = useLingui();
    const list = useId();
    const change = (field: string, next: Partial<MappingRow> | null) => {
        const known = rows.find(row => row.field === field) ?? { field, owner: 'erp', from: null, constant: null, table: null, steps: [] };
        const others = rows.filter(row => row.field !== field);
        onChange(next === null ? others : fields.flatMap(({ name }) => (name === field ? [{ ...known, ...next }] : (others.find(row => row.field === name) ?? []))));
    };
    return (
        <div className="grid gap-3">
            <datalist id={list}>{names.map(name => <option key={name} value={name} />)}</datalist>
            {fields.map(({ name, required }) => (
                <FieldRow
                    key={name} name={name} required={required} row={rows.find(one => one.field === name)} list={list} tables={tables} steps={steps} onChange={next => change(name, next)}
                />
            ))}
            {fields.length === 0 && <p className="text-muted-foreground text-sm">{t`There are no fields.`}</p>}
        </div>
    );
}

interface RowProps {
    name: string;
    required: boolean;
    row: MappingRow | undefined;
    list: string;
    tables: readonly string[];
    steps: readonly string[];
    onChange: (next: Partial<MappingRow> | null) => void;
}

function FieldRow({ name, required, row, list, tables, steps, onChange }: RowProps) {
    const { t } = useLingui();
    const words = useErpWords();
    const isConstant = row?.constant !== null && row?.constant !== undefined;
    const write = (text: string) => (text === '' && row?.steps.length === 0 ? onChange(null) : onChange(isConstant ? { constant: text } : { from: text, constant: null }));
    const setStep = (at: number, next: { kind: string; with: string } | null) =>
        onChange({ steps: (row?.steps ?? []).flatMap((step, place) => (place === at ? (next ?? []) : [step])) });
    return (
        <div className="grid gap-2 rounded-md border p-3">
            <div className="flex flex-wrap items-center gap-2">
                <span className="min-w-40 font-medium"><Ltr>{name}</Ltr>{required && <span aria-label={t`must be mapped`}> *</span>}</span>
                <NativeSelect aria-label={t`Where ${name} comes from`} value={isConstant ? 'constant' : 'from'} onChange={event => onChange(event.target.value === 'constant' ? { from: null, constant: row?.from ?? '' } : { from: row?.constant ?? '', constant: null })}>
                    <NativeSelectOption value="from">{t`Field of the ERP`}</NativeSelectOption>
                    <NativeSelectOption value="constant">{t`Always the same`}</NativeSelectOption>
                </NativeSelect>
                <Input className="w-48" dir="ltr" list={isConstant ? undefined : list} aria-label={t`Source of ${name}`} maxLength={200} value={(isConstant ? row?.constant : row?.from) ?? ''} onChange={event => write(event.target.value)} />
                {row && (
                    <>
                        <NativeSelect aria-label={t`Whose is ${name}`} value={row.owner} onChange={event => onChange({ owner: event.target.value })}>
                            <NativeSelectOption value="erp">{t`The ERP's: each pull writes it`}</NativeSelectOption>
                            <NativeSelectOption value="karvan">{t`Ours: filled once`}</NativeSelectOption>
                        </NativeSelect>
                        <NativeSelect aria-label={t`Codes of ${name}`} value={row.table ?? ''} onChange={event => onChange({ table: event.target.value || null })}>
                            <NativeSelectOption value="">{t`No codes`}</NativeSelectOption>
                            {tables.map(table => <NativeSelectOption key={table} value={table}>{words.table(table)}</NativeSelectOption>)}
                        </NativeSelect>
                    </>
                )}
            </div>
            {row?.steps.map((step, at) => (
                <div key={at} className="flex flex-wrap items-center gap-2 ps-4">
                    <NativeSelect aria-label={t`Step`} value={step.kind} onChange={event => setStep(at, { ...step, kind: event.target.value })}>
                        {steps.map(kind => <NativeSelectOption key={kind} value={kind}>{words.step(kind)}</NativeSelectOption>)}
                    </NativeSelect>
                    <Input className="w-32" dir="ltr" aria-label={t`Value of the step`} maxLength={200} value={step.with} onChange={event => setStep(at, { ...step, with: event.target.value })} />
                    <Button type="button" size="sm" variant="ghost" onClick={() => setStep(at, null)}><Trans>Remove</Trans></Button>
                </div>
            ))}
            {row && <Button type="button" size="sm" variant="ghost" className="justify-self-start" onClick={() => onChange({ steps: [...row.steps, { kind: steps[0] ?? 'upper', with: '' }] })}><Trans>Add a step to the field</Trans></Button>}
        </div>
    );
}
