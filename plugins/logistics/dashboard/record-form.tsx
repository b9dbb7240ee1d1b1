import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, Button, DetailFormGrid, Input, Label, Page, PageBlock, PageLayout, PageTitle, Spinner, Switch } from '@vendure/dashboard';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { errorText, numberOf } from '../../screens/dashboard/shared';


export interface RecordField {
    name: string;
    label: string;
    /** `code` is written from left to right, `kg` is stored in grams, `percent` in hundredths of a percent. */
    kind: 'text' | 'code' | 'number' | 'kg' | 'percent' | 'boolean';
    hint?: string;
    isOptional?: boolean;
}

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
}

const factors: Record<RecordField['kind'], number> = { text: 1, code: 1, number: 1, kg: 1000, percent: 100, boolean: 1 };

/** The form of one driver, vehicle or weighbridge: people type kilograms and percents, the server gets whole numbers. */
export function RecordForm({ pageId, title, newTitle, listPath, documents, fields }: Props) {
    const { t } = useLingui();
    const { id } = useParams({ strict: false }) as { id: string };
    const isNew = id === 'new';
    const navigate = useNavigate();
    const queryClient = useQueryClient();
    const [values, setValues] = useState<Record<string, string | boolean>>({});
    const { data, error, isLoading } = useQuery({
        queryKey: ['logistics', pageId, id],
        queryFn: () => api.query(documents.find, { id }) as Promise<Found>,
        enabled: !isNew,
    });
    useEffect(() => setValues(shown(fields, data?.record ?? null)), [data?.record]);
    const save = useMutation({
        mutationFn: async () => {
            const input = sent(fields, values);
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
                <Switch id={id} checked={value === true} onCheckedChange={checked => onChange(checked)} />
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
        fields.map(({ name, kind }) => {
            const value = record?.[name];
            if (kind === 'boolean') {
                return [name, record === null ? true : value === true];
            }
            return [name, typeof value === 'number' ? String(value / factors[kind]) : typeof value === 'string' ? value : ''];
        }),
    );
}

function sent(fields: RecordField[], values: Record<string, string | boolean>): Record<string, string | number | boolean | null> {
    return Object.fromEntries(
        fields.map(({ name, kind }) => {
            const value = values[name] ?? '';
            if (typeof value === 'boolean' || kind === 'text' || kind === 'code') {
                return [name, value];
            }
            return [name, value.trim() === '' ? null : Math.round(numberOf(value) * factors[kind])];
        }),
    );
}
