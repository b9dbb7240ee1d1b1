import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, Button, Input, NativeSelect, NativeSelectOption, Switch } from '@vendure/dashboard';
import { PlusIcon, Trash2Icon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField } from '../../screens/dashboard/shared';
import { type Kind, saveKindMutation } from './complaints.graphql';

type Texts = Kind['name'];
type Question = Kind['fields'][number];

const languages = { en: 'English', fa: 'فارسی', pl: 'Polski', ru: 'Русский' } as const;
const empty: Texts = { en: '', fa: '', pl: '', ru: '' };

/** A kind of complaint and the questions of its form, in the four languages. */
export function KindForm({ known, onClose }: { known: Kind | null; onClose: () => void }) {
    const { t } = useLingui();
    const queryClient = useQueryClient();
    const [form, setForm] = useState({ name: known?.name ?? empty, position: known?.position ?? 0, active: known?.active ?? true, fields: known?.fields ?? [] });
    const save = useMutation({
        mutationFn: () => api.mutate(saveKindMutation, { input: { ...form, id: known?.id ?? null, version: known?.version ?? null } }),
        onSuccess: () => {
            toast.success(t`Saved`);
            void queryClient.invalidateQueries({ queryKey: ['complaint-kinds'] });
            onClose();
        },
    });
    const setField = (place: number, part: Partial<Question>) => setForm({ ...form, fields: form.fields.map((one, at) => (at === place ? { ...one, ...part } : one)) });
    const newQuestion = (): Question => ({ key: `q${form.fields.length + 1}-${Date.now().toString(36)}`, type: 'text', required: false, label: empty, choices: [] });
    return (
        <form className="grid gap-4" onSubmit={event => { event.preventDefault(); save.mutate(); }}>
            <TextsFields legend={t`Name`} value={form.name} longest={80} onChange={name => setForm({ ...form, name })} />
            <LabelledField label={<Trans>Place in the list</Trans>}>{told => <Input {...told} type="number" dir="ltr" className="max-w-32" min={0} max={1000} value={form.position} onChange={event => setForm({ ...form, position: Math.max(0, Math.trunc(Number(event.target.value)) || 0) })} />}</LabelledField>
            <label className="flex items-center gap-2 text-sm"><Switch checked={form.active} onCheckedChange={active => setForm({ ...form, active })} /> <Trans>Offered to customers</Trans></label>
            {form.fields.map((field, place) => (
                <QuestionForm key={field.key} field={field} onChange={part => setField(place, part)} onRemove={() => setForm({ ...form, fields: form.fields.filter((_, at) => at !== place) })} />
            ))}
            <Button type="button" variant="outline" className="justify-self-start" onClick={() => setForm({ ...form, fields: [...form.fields, newQuestion()] })}><PlusIcon /> <Trans>Add a question</Trans></Button>
            {save.error && <p role="alert" className="text-destructive text-sm">{errorText(save.error)}</p>}
            <div className="flex gap-2">
                <Button type="submit" disabled={save.isPending}><Trans>Save</Trans></Button>
                <Button type="button" variant="ghost" onClick={onClose}><Trans>Close</Trans></Button>
            </div>
        </form>
    );
}

function TextsFields({ legend, value, longest, onChange }: { legend: string; value: Texts; longest: number; onChange: (value: Texts) => void }) {
    return (
        <fieldset className="grid gap-2 sm:grid-cols-2">
            <legend className="mb-1 text-sm font-medium">{legend}</legend>
            {Object.entries(languages).map(([code, name]) => (
                <LabelledField key={code} label={name}>
                    {told => <Input {...told} dir="auto" lang={code} required maxLength={longest} value={value[code as keyof Texts]} onChange={event => onChange({ ...value, [code]: event.target.value })} />}
                </LabelledField>
            ))}
        </fieldset>
    );
}

function QuestionForm({ field, onChange, onRemove }: { field: Question; onChange: (part: Partial<Question>) => void; onRemove: () => void }) {
    const { t } = useLingui();
    const types: Record<string, string> = { text: t`Text`, number: t`Number`, choice: t`Choice`, date: t`Day`, 'yes-no': t`Yes or no` };
    const setChoice = (place: number, label: Texts) => onChange({ choices: field.choices.map((one, at) => (at === place ? { ...one, label } : one)) });
    return (
        <div className="grid gap-3 rounded-md border p-3">
            <TextsFields legend={t`Question`} value={field.label} longest={120} onChange={label => onChange({ label })} />
            <div className="flex flex-wrap items-end gap-4">
                <LabelledField label={<Trans>Answer</Trans>}>
                    {told => (
                        <NativeSelect {...told} value={field.type} onChange={event => onChange({ type: event.target.value, choices: event.target.value === 'choice' ? [1, 2].map(place => ({ key: `c${place}`, label: empty })) : [] })}>
                            {Object.entries(types).map(([code, name]) => <NativeSelectOption key={code} value={code}>{name}</NativeSelectOption>)}
                        </NativeSelect>
                    )}
                </LabelledField>
                <label className="flex items-center gap-2 pb-2 text-sm"><Switch checked={field.required} onCheckedChange={required => onChange({ required })} /> <Trans>Required</Trans></label>
                <Button type="button" variant="ghost" onClick={onRemove}><Trash2Icon /> <Trans>Delete the question</Trans></Button>
            </div>
            {field.type === 'choice' && field.choices.map((choice, place) => <TextsFields key={choice.key} legend={t`Choice ${place + 1}`} value={choice.label} longest={80} onChange={label => setChoice(place, label)} />)}
            {field.type === 'choice' && field.choices.length < 20 && (
                <Button type="button" size="sm" variant="outline" className="justify-self-start" onClick={() => onChange({ choices: [...field.choices, { key: `c${field.choices.length + 1}`, label: empty }] })}><PlusIcon /> <Trans>Add a choice</Trans></Button>
            )}
        </div>
    );
}
