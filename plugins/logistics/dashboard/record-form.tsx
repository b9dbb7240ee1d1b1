import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, Button, DetailFormGrid, Input, Label, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, Spinner, Switch } from '@vendure/dashboard';
import { type ReactNode, useEffect, useState } from 'react';
import { toast } from 'sonner';
import { errorText, numberOf } from '../../screens/dashboard/shared';

export interface RecordField {
    name: string;
    label: string;
    /** `code` is written from left to right, `kg` is stored in grams, `percent` in hundredths of a percent. */
    kind: 'text' | 'code' | 'number' | 'kg' | 'percent' | 'boolean' | 'choice';
    hint?: string;
    isOptional?: boolean;
    /** Of a choice: what is stored, and what people read. The first is a new record's. */
    options?: readonly (readonly [value: string, label: string])[];
    /** What a new record begins with, as people type it. */
    initial?: string | boolean;
    /** Whether it is asked for at all, by what is chosen elsewhere in the form. */
    isShown?: (values: Values) => boolean;
}

export type Values = Readonly<Record<string, string | boolean>>;

type Found = { record: Record<string, unknown> | null };
type Saved = { record: { id: string } };

interface Props {
    pageId: string;
    title: string;
    newTitle: string;
    listPath: string;
    documents: {
        find: TypedDocumentNode<any, any>;
        create: TypedDocumentNode<any, any>;
        update: TypedDocumentNode<any, any>;
    };
    fields: RecordField[];
    /** Blocks below the form of a record that exists. */
    below?: (id: string) => ReactNode;
}

const factors: Record<RecordField['kind'], number> = { text: 1, code: 1, number: 1, kg: 1000, percent: 100, boolean: 1, choice: 1 };

/** The form of one driver, vehicle or weighbridge: people type kilograms and percents, the server gets whole numbers. */
export function RecordForm({ pageId, title, newTitle, listPath, documents, fields: allFields, below }: Props) {
    const { t } = useLingui();
    const { id } = useParams({ strict: false }) as { id: string };
    const isNew = id === 'new';
    const navigate = useNavigate();
    const queryClient = useQueryClient();
    const [values, setValues] = useState<Record<string, string | boolean>>({});
    const fields = allFields.filter(field => field.isShown?.(values) ?? true);
    const { data, error, isLoading } = useQuery({
        queryKey: ['logistics', pageId, id],
        queryFn: () => api.query(documents.find, { id }) as Promise<Found>,
        enabled: !isNew,
    });
    useEffect(() => setValues(shown(allFields, data?.record ?? null)), [data?.record]);
    const save = useMutation({
        mutationFn: async () => {
            const input = sent(allFields, values);
            return isNew
                ? (api.mutate(documents.create, { input }) as Promise<Saved>)
                : (api.mutate(documents.update, { input: { id, ...input } }) as Promise<Saved>);
        },
        onSuccess: () => {
            toast.success(t`Saved.`);
            void queryClient.invalidateQueries({ queryKey: ['logistics'] });
            void navigate({ to: listPath });
        },
        onError: failure => toast.error(errorText(failure)),
    });
    const isComplete = fields.every(field => !isWrong(field, values[field.name] ?? '') && (field.kind === 'boolean' || field.isOptional || String(values[field.name] ?? '').trim() !== ''));
    return (
        <Page pageId={pageId}>
            <PageTitle>{isNew ? newTitle : nameOf(data?.record) ?? title}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId={pageId}>
                    {isLoading && <Spinner />}
                    {error && <p role="alert" className="text-destructive">{errorText(error)}</p>}
                    <form
                        onSubmit={event => {
                            event.preventDefault();
                            save.mutate();
                        }}
                    >
                        <DetailFormGrid>
                            {fields.map(field => (
                                <FieldInput key={field.name} field={field} value={values[field.name] ?? ''} onChange={value => setValues(before => ({ ...before, [field.name]: value }))} />
                            ))}
                        </DetailFormGrid>
                        <Button type="submit" className="mt-4" disabled={!isComplete || save.isPending}><Trans>Save</Trans></Button>
                    </form>
                </PageBlock>
                {!isNew && below?.(id)}
            </PageLayout>
        </Page>
    );
}

function nameOf(record: Record<string, unknown> | null | undefined): string | null {
    return typeof record?.name === 'string' ? record.name : null;
}

function isNumeric({ kind }: RecordField): boolean {
    return kind === 'number' || kind === 'kg' || kind === 'percent';
}

function isWrong(field: RecordField, value: string | boolean): boolean {
    return isNumeric(field) && String(value).trim() !== '' && !(numberOf(String(value)) >= 0);
}

function FieldInput({ field, value, onChange }: { field: RecordField; value: string | boolean; onChange: (value: string | boolean) => void }) {
    const id = `field-${field.name}`;
    return (
        <div className="grid content-start gap-1.5">
            <Label htmlFor={id}>{field.label}</Label>
            {field.kind === 'boolean' ? (
                <Switch id={id} checked={value === true} onCheckedChange={checked => onChange(checked)} aria-describedby={field.hint ? `${id}-hint` : undefined} />
            ) : field.kind === 'choice' ? (
                <NativeSelect id={id} className="w-full" value={String(value)} onChange={event => onChange(event.target.value)}>
                    {field.options?.map(([stored, label]) => <NativeSelectOption key={stored} value={stored}>{label}</NativeSelectOption>)}
                </NativeSelect>
            ) : (
                <Input
                    id={id}
                    dir={field.kind === 'text' ? 'auto' : 'ltr'}
                    inputMode={isNumeric(field) ? 'decimal' : undefined}
                    aria-invalid={isWrong(field, value)}
                    aria-describedby={field.hint ? `${id}-hint` : undefined}
                    value={String(value)}
                    onChange={event => onChange(event.target.value)}
                />
            )}
            {field.hint && <p id={`${id}-hint`} className="text-muted-foreground text-sm">{field.hint}</p>}
        </div>
    );
}

function shown(fields: RecordField[], record: Record<string, unknown> | null): Record<string, string | boolean> {
    return Object.fromEntries(
        fields.map(({ name, kind, initial, options }) => {
            const value = record?.[name];
            if (record === null) {
                return [name, initial ?? (kind === 'boolean' ? true : (options?.[0]?.[0] ?? ''))];
            }
            if (kind === 'boolean') {
                return [name, value === true];
            }
            return [name, typeof value === 'number' ? String(value / factors[kind]) : typeof value === 'string' ? value : ''];
        }),
    );
}

function sent(fields: RecordField[], values: Record<string, string | boolean>): Record<string, string | number | boolean | null> {
    return Object.fromEntries(
        fields.map(({ name, kind }) => {
            const value = values[name] ?? '';
            if (typeof value === 'boolean' || kind === 'text' || kind === 'code' || kind === 'choice') {
                return [name, value === '' ? null : value];
            }
            return [name, value.trim() === '' ? null : Math.round(numberOf(value) * factors[kind])];
        }),
    );
}
