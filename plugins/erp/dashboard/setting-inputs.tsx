import { Trans } from '@lingui/react/macro';
import { Button, Checkbox, Input, NativeSelect, NativeSelectOption, Switch, Textarea } from '@vendure/dashboard';
import { PlusIcon, Trash2Icon } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { LabelledField, type Told } from '../../screens/dashboard/shared';
import { useSettingWords } from './setting-words';
import { linesOf, pairsOf, type SettingField, type SettingNode, type Settings, startsOf, textsOf, variantOf } from './settings-fields';

export interface Wrong {
    place: string;
    what: string;
}

interface InputsProps {
    fields: readonly SettingField[];
    values: Settings;
    /** Where the fields stand: empty, or `sources.0.` */
    place: string;
    wrong: readonly Wrong[];
    onChange: (values: Settings) => void;
}

const isWide = ({ kind }: SettingNode) => !['text', 'number', 'choice', 'yes-no'].includes(kind);

export function SettingInputs({ fields, values, place, wrong, onChange }: InputsProps) {
    return (
        <div className="grid items-start gap-4 @sm:grid-cols-2">
            {fields.map(field => (
                <div key={field.name} className={isWide(field.node) || (field.node.kind === 'text' && field.node.isLong) ? '@sm:col-span-2' : ''}>
                    <SettingInput field={field} value={values[field.name]} place={`${place}${field.name}`} wrong={wrong} onChange={value => onChange({ ...values, [field.name]: value })} />
                </div>
            ))}
        </div>
    );
}

interface InputProps<Node extends SettingNode = SettingNode> {
    field: SettingField & { node: Node };
    value: unknown;
    place: string;
    wrong: readonly Wrong[];
    onChange: (value: unknown) => void;
}

/** `sources.0.gone.field` lies within gone. */
const withinOf = (place: string) => place.split('.').filter(part => !/^\d+$/.test(part)).at(-2) ?? '';

function SettingInput(props: InputProps) {
    const { field: { name, node, isRequired }, value, place, wrong, onChange } = props;
    const words = useSettingWords();
    const label = <>{words.label(name, withinOf(place))}{isRequired && node.kind !== 'yes-no' && <span aria-hidden="true"> *</span>}</>;
    // What is wrong with one of its lines or choices is said of all of them.
    const isWhole = node.kind === 'texts' || node.kind === 'pairs' || node.kind === 'choices';
    const own = wrong.find(one => one.place === place || (isWhole && one.place.startsWith(`${place}.`)))?.what;
    switch (node.kind) {
        case 'group':
        case 'variants':
            return <Group {...props} field={{ ...props.field, node }} />;
        case 'groups':
            return <Groups {...props} field={{ ...props.field, node }} said={own} />;
        case 'choices':
            return <Choices {...props} field={{ ...props.field, node }} said={own} />;
        case 'yes-no':
            return <LabelledField label={label} wrong={own}>{told => <Switch {...told} checked={value === true} onCheckedChange={onChange} />}</LabelledField>;
        case 'choice':
            return (
                <LabelledField label={label} wrong={own}>
                    {told => (
                        <NativeSelect {...told} className="w-full" value={String(value ?? '')} onChange={event => onChange(event.target.value)}>
                            {node.of.map(one => <NativeSelectOption key={one} value={one}>{words.choice(name, one)}</NativeSelectOption>)}
                        </NativeSelect>
                    )}
                </LabelledField>
            );
        case 'texts':
            return <LabelledField label={label} wrong={own}>{told => <Lines told={told} value={value} read={textsOf} onChange={onChange} />}</LabelledField>;
        case 'pairs':
            return <LabelledField label={label} wrong={own}>{told => <Lines told={told} value={value} read={pairsOf} onChange={onChange} />}</LabelledField>;
        case 'json':
            return <LabelledField label={label} wrong={own}>{told => <Json told={told} value={value} onChange={onChange} />}</LabelledField>;
        case 'text':
        case 'number': {
            const text = String(value ?? '');
            const isLong = node.kind === 'text' && node.isLong;
            return (
                <LabelledField label={label} wrong={own}>
                    {told => isLong
                        ? <Textarea {...told} dir="ltr" className="font-mono text-sm" value={text} onChange={event => onChange(event.target.value)} />
                        : <Input {...told} dir="ltr" autoComplete="off" inputMode={node.kind === 'number' ? 'decimal' : undefined} value={text} onChange={event => onChange(event.target.value)} />}
                </LabelledField>
            );
        }
    }
}

/** What is typed stays as it is typed, also where a line is not finished yet. */
function Lines({ told, value, read, onChange }: { told: Told; value: unknown; read: (lines: string) => unknown; onChange: (value: unknown) => void }) {
    const [typed, setTyped] = useState(() => linesOf(value));
    const change = (lines: string) => {
        setTyped(lines);
        onChange(read(lines));
    };
    return <Textarea {...told} dir="ltr" className="min-h-10 font-mono text-sm" value={typed} onChange={event => change(event.target.value)} />;
}

/** What is no JSON goes as it was typed, for the server to say so. */
function Json({ told, value, onChange }: { told: Told; value: unknown; onChange: (value: unknown) => void }) {
    const [typed, setTyped] = useState(() => JSON.stringify(value ?? {}, null, 2));
    const change = (text: string) => {
        setTyped(text);
        let read: unknown = text;
        try {
            read = JSON.parse(text);
        } catch {
            // It stays a text.
        }
        onChange(read);
    };
    return <Textarea {...told} dir="ltr" className="font-mono text-sm" value={typed} onChange={event => change(event.target.value)} />;
}

/** One that may be left out is switched on first. */
function Group({ field: { name, node, isRequired }, value, place, wrong, onChange }: InputProps<SettingNode & { kind: 'group' | 'variants' }>) {
    const words = useSettingWords();
    const values = value as Settings | undefined;
    const label = words.label(name, withinOf(place));
    const first = node.kind === 'group' ? node.fields : [{ name: node.by, node: { kind: 'choice' as const, of: node.of.map(one => one.value) }, isRequired: true, start: node.of[0]?.value }];
    const rest = node.kind === 'variants' && values ? variantOf(node, values) : [];
    const change = (changed: Settings) => {
        const isOther = node.kind === 'variants' && changed[node.by] !== values?.[node.by];
        onChange(isOther ? { ...startsOf(variantOf(node, changed)), [node.by]: changed[node.by] } : changed);
    };
    return (
        <fieldset className="grid gap-3 rounded-md border p-3">
            <legend className="px-1 text-sm font-medium">
                {isRequired ? label : <label className="flex items-center gap-2"><Switch checked={values !== undefined} onCheckedChange={on => onChange(on ? startsOf(first) : undefined)} /> {label}</label>}
            </legend>
            {values && <SettingInputs fields={[...first, ...rest]} values={values} place={`${place}.`} wrong={wrong} onChange={change} />}
        </fieldset>
    );
}

interface SaidProps {
    said: string | undefined;
}

function Said({ said }: SaidProps) {
    return said ? <p role="alert" dir="auto" className="text-destructive text-sm">{said}</p> : null;
}

function Groups({ field: { name, node }, value, place, wrong, said, onChange }: InputProps<SettingNode & { kind: 'groups' }> & SaidProps) {
    const words = useSettingWords();
    const rows = (value ?? []) as Settings[];
    const [saved] = useState(rows.length);
    const [keys, setKeys] = useState(() => rows.map((_, index) => index));
    const head = node.fields[0];
    const add = () => {
        setKeys([...keys, Math.max(saved - 1, ...keys) + 1]);
        onChange([...rows, startsOf(node.fields)]);
    };
    const remove = (at: number) => {
        setKeys(keys.filter((_, index) => index !== at));
        onChange(rows.filter((_, index) => index !== at));
    };
    return (
        <fieldset className="grid gap-3 rounded-md border p-3">
            <legend className="px-1 text-sm font-medium">{words.label(name, withinOf(place))}</legend>
            <Said said={said} />
            {rows.map((row, at) => {
                const key = keys[at] ?? at;
                return (
                    <Fold key={key} title={head ? words.choice(head.name, String(row[head.name])) : String(at + 1)} isOpenAtFirst={saved === 1 || key >= saved} isWrong={wrong.some(one => one.place.startsWith(`${place}.${at}.`))}>
                        <SettingInputs fields={node.fields} values={row} place={`${place}.${at}.`} wrong={wrong} onChange={changed => onChange(rows.map((one, index) => (index === at ? changed : one)))} />
                        <Button type="button" size="sm" variant="outline" className="justify-self-start" onClick={() => remove(at)}><Trash2Icon /> <Trans>Remove</Trans></Button>
                    </Fold>
                );
            })}
            <Button type="button" size="sm" variant="outline" className="justify-self-start" onClick={add}><PlusIcon /> <Trans>Add</Trans></Button>
        </fieldset>
    );
}

/** Folded where there are many, open where something is wrong. */
function Fold({ title, isOpenAtFirst, isWrong, children }: { title: string; isOpenAtFirst: boolean; isWrong: boolean; children: ReactNode }) {
    const [isOpen, setOpen] = useState(isOpenAtFirst);
    return (
        <details open={isOpen || isWrong} onToggle={event => setOpen(event.currentTarget.open)} className="rounded-md border p-3">
            <summary className="cursor-pointer text-sm font-medium">{title}</summary>
            <div className="mt-3 grid gap-3">{children}</div>
        </details>
    );
}

function Choices({ field: { name, node }, value, place, said, onChange }: InputProps<SettingNode & { kind: 'choices' }> & SaidProps) {
    const words = useSettingWords();
    const chosen = (value ?? []) as string[];
    return (
        <fieldset className="grid gap-2">
            <legend className="text-sm font-medium">{words.label(name, withinOf(place))}</legend>
            <Said said={said} />
            <div className="flex flex-wrap gap-x-4 gap-y-2">
                {node.of.map(one => (
                    <label key={one} className="flex items-center gap-2 text-sm">
                        <Checkbox checked={chosen.includes(one)} onCheckedChange={on => onChange(on === true ? [...chosen, one] : chosen.filter(other => other !== one))} /> {words.choice(name, one)}
                    </label>
                ))}
            </div>
        </fieldset>
    );
}
