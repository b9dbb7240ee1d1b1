import { Trans } from '@lingui/react/macro';
import {
    Button,
    Dialog,
    DialogContent,
    DialogFooter,
    DialogHeader,
    DialogTitle,
    Input,
    Label,
    NativeSelect,
    NativeSelectOption,
    Switch,
    Textarea,
} from '@vendure/dashboard';
import { type FormEvent, type ReactElement, type ReactNode, useEffect, useId, useState } from 'react';

import { DayField } from './day-field';
import { reportError, wrongField } from './failures';

export interface Field {
    name: string;
    label: string;
    kind?: 'text' | 'textarea' | 'select' | 'date' | 'switch';
    options?: Array<[value: string, label: string]>;
    required?: boolean;
    hint?: string;
    /** Codes, numbers and addresses are written from left to right in every language. */
    ltr?: boolean;
    autoComplete?: string;
}

export type Values = Record<string, string | boolean>;

interface FieldInputProps {
    field: Field;
    id: string;
    value: string | boolean;
    disabled?: boolean;
    wrong: boolean;
    onChange: (value: string | boolean) => void;
}

function FieldInput({ field, id, value, disabled, wrong, onChange }: FieldInputProps) {
    const told = { disabled, 'aria-invalid': wrong || undefined, 'aria-describedby': wrong ? `${id}-wrong` : field.hint ? `${id}-hint` : undefined };
    if (field.kind === 'switch') {
        return <Switch id={id} checked={value === true} onCheckedChange={onChange} {...told} />;
    }
    const text = String(value);
    if (field.kind === 'select') {
        return (
            <NativeSelect id={id} className="w-full" value={text} required={field.required} {...told} onChange={event => onChange(event.target.value)}>
                {!field.required && <NativeSelectOption value="">–</NativeSelectOption>}
                {field.options?.map(([option, label]) => (
                    <NativeSelectOption key={option} value={option}>
                        {label}
                    </NativeSelectOption>
                ))}
            </NativeSelect>
        );
    }
    if (field.kind === 'textarea') {
        return <Textarea id={id} dir="auto" value={text} required={field.required} {...told} onChange={event => onChange(event.target.value)} />;
    }
    if (field.kind === 'date') {
        return <DayField id={id} value={text} required={field.required} disabled={disabled} invalid={wrong} describedBy={told['aria-describedby']} onChange={onChange} />;
    }
    return (
        <Input
            id={id}
            type="text"
            dir={field.ltr ? 'ltr' : 'auto'}
            value={text}
            required={field.required}
            autoComplete={field.autoComplete ?? 'off'}
            {...told}
            onChange={event => onChange(event.target.value)}
        />
    );
}

interface FieldFormProps {
    fields: Field[];
    initial: Values;
    submitLabel: ReactNode;
    disabled?: boolean;
    /** The version of the record that `initial` shows; `onSubmit` gets the one that was read before the typing began. */
    version?: number;
    /** The server says that somebody changed the record: load it again. */
    onStale?: () => unknown;
    onSubmit: (values: Values, version: number | undefined) => Promise<unknown>;
}

/** Shown when the record is no longer what the writer began with: he sees who changed it, and decides. */
export function ChangedMeanwhile({ who, onKeep, onTake }: { who: string; onKeep: () => void; onTake: () => void }) {
    return (
        <div role="alert" className="border-destructive grid gap-2 rounded-md border p-3 text-sm">
            <p className="font-medium"><Trans>Somebody else has changed this meanwhile. What you typed is still here.</Trans></p>
            {who && <p dir="auto" className="text-muted-foreground">{who}</p>}
            <div className="flex flex-wrap gap-2">
                <Button type="button" size="sm" variant="outline" onClick={onKeep}><Trans>Save mine all the same</Trans></Button>
                <Button type="button" size="sm" variant="outline" onClick={onTake}><Trans>Take over what is saved</Trans></Button>
            </div>
        </div>
    );
}

/** Labelled fields, in two columns where there is room, and one button. A refusal stands beside its field, and all that was typed stays. */
export function FieldForm({ fields, initial, submitLabel, disabled, version, onStale, onSubmit }: FieldFormProps) {
    const formId = useId();
    const [values, setValues] = useState(initial);
    const [busy, setBusy] = useState(false);
    const [wrong, setWrong] = useState<{ field: string; what: string } | null>(null);
    const [base, setBase] = useState({ initial, version });
    const [staleBy, setStaleBy] = useState<string | null>(null);
    const isTyped = fields.some(({ name }) => values[name] !== base.initial[name]);
    const isOutdated = version !== base.version;
    const take = () => {
        setValues(initial);
        setBase({ initial, version });
        setStaleBy(null);
    };
    const keep = () => {
        setBase({ initial, version });
        setStaleBy(null);
    };
    useEffect(() => {
        // Nothing was typed: what is saved is shown. Else the writer decides.
        if (isOutdated && !isTyped) take();
    });
    const refused = (error: unknown) => {
        const found = wrongField(error);
        if (found?.field === 'version' && version !== undefined) {
            setStaleBy(found.what);
            void onStale?.();
            return;
        }
        const field = fields.find(({ name }) => name === found?.field || found?.field.endsWith(`.${name}`));
        if (found && field) setWrong({ field: field.name, what: found.what });
        else reportError(error);
    };
    const submit = (event: FormEvent) => {
        event.preventDefault();
        event.stopPropagation();
        setBusy(true);
        setWrong(null);
        onSubmit(values, base.version)
            .then(() => setBase(before => ({ ...before, initial: values })))
            .catch(refused)
            .finally(() => setBusy(false));
    };
    return (
        <form onSubmit={submit} className="@container grid gap-4">
            <div className="grid gap-4 @sm:grid-cols-2">
                {fields.map(field => (
                    <div key={field.name} className={field.kind === 'textarea' ? 'grid gap-2 @sm:col-span-2' : 'grid content-start gap-2'}>
                        <Label htmlFor={`${formId}-${field.name}`}>
                            {field.label}
                            {field.required && <span aria-hidden="true"> *</span>}
                        </Label>
                        <FieldInput
                            field={field}
                            id={`${formId}-${field.name}`}
                            value={values[field.name] ?? ''}
                            disabled={disabled}
                            wrong={wrong?.field === field.name}
                            onChange={value => setValues(current => ({ ...current, [field.name]: value }))}
                        />
                        {field.hint && wrong?.field !== field.name && <p id={`${formId}-${field.name}-hint`} className="text-muted-foreground text-sm">{field.hint}</p>}
                        {wrong?.field === field.name && (
                            <p id={`${formId}-${field.name}-wrong`} role="alert" dir="auto" className="text-destructive text-sm">{wrong.what}</p>
                        )}
                    </div>
                ))}
            </div>
            {((isOutdated && isTyped) || staleBy !== null) && <ChangedMeanwhile who={staleBy ?? ''} onKeep={keep} onTake={take} />}
            <div className="flex justify-end">
                <Button type="submit" disabled={busy || disabled}>
                    {submitLabel}
                </Button>
            </div>
        </form>
    );
}

interface FormDialogProps extends Omit<FieldFormProps, 'disabled'> {
    title: ReactNode;
    trigger: ReactElement<{ onClick?: () => void }>;
    children?: ReactNode;
}

/** A button that opens a form, and closes it when the server has taken it. */
export function FormDialog({ title, trigger, onSubmit, children, ...form }: FormDialogProps) {
    const [open, setOpen] = useState(false);
    return (
        <>
            <span onClick={() => setOpen(true)}>{trigger}</span>
            <Dialog open={open} onOpenChange={setOpen}>
                <DialogContent className="max-h-[90vh] overflow-y-auto">
                    <DialogHeader>
                        <DialogTitle>{title}</DialogTitle>
                    </DialogHeader>
                    {children}
                    <FieldForm {...form} onSubmit={async (values, version) => (await onSubmit(values, version)) !== false && setOpen(false)} />
                    <DialogFooter>
                        <Button type="button" variant="ghost" onClick={() => setOpen(false)}>
                            <Trans>Cancel</Trans>
                        </Button>
                    </DialogFooter>
                </DialogContent>
            </Dialog>
        </>
    );
}

/** Form values as GraphQL input: what was left empty is null. */
export function inputOf(values: Values): Record<string, string | boolean | null> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' ? null : value]));
}

/** A record's fields as form values. */
export function valuesOf(fields: Field[], record: Record<string, unknown>): Values {
    return Object.fromEntries(
        fields.map(({ name, kind }) => {
            const value = record[name];
            return [name, kind === 'switch' ? value === true : value === null || value === undefined ? '' : String(value)];
        }),
    );
}
