import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ConfirmationDialog } from '@vendure/dashboard';
import { PencilIcon, TrashIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { type ChosenVariant, VariantField } from '../../assortment/dashboard/shared';
import { type Field, FieldForm, FormDialog, reportError, type Values, valuesOf } from '../../screens/dashboard/shared';

interface NewProps {
    fields: Field[];
    initial: Values;
    submitLabel: ReactNode;
    save: (variantId: string, values: Values) => Promise<unknown>;
}

/** A product first, then what is said of it; empty again once it is saved. */
export function NewOfVariant({ fields, initial, submitLabel, save }: NewProps) {
    const { t } = useLingui();
    const [variant, setVariant] = useState<ChosenVariant | null>(null);
    const [made, setMade] = useState(0);
    return (
        <div className="grid gap-4">
            <VariantField value={variant} onChange={setVariant} />
            <FieldForm
                key={made} fields={fields} initial={initial} submitLabel={submitLabel}
                onSubmit={async values => {
                    if (variant === null) throw new Error(t`Choose a product first.`);
                    await save(variant.id, values);
                    setVariant(null);
                    setMade(made + 1);
                }}
            />
        </div>
    );
}

interface StepsProps {
    row: { id: string; variantId: string; variantName: string; version: number };
    fields: Field[];
    save: (variantId: string, values: Values, known: { id: string; version: number | undefined }) => Promise<unknown>;
    refresh: () => Promise<unknown>;
    changeLabel: string;
    /** Nothing where the row cannot go any more. */
    removal?: { label: string; description: string; remove: () => Promise<unknown> };
}

/** Changing one row, and taking it away. */
export function VariantRowSteps({ row, fields, save, refresh, changeLabel, removal }: StepsProps) {
    return (
        <>
            <FormDialog
                title={row.variantName} fields={fields} initial={valuesOf(fields, { ...row })} version={row.version} submitLabel={<Trans>Save</Trans>}
                trigger={<Button type="button" variant="ghost" size="icon" aria-label={changeLabel}><PencilIcon /></Button>}
                onStale={refresh} onSubmit={(values, version) => save(row.variantId, values, { id: row.id, version })}
            />
            {removal && (
                <ConfirmationDialog title={removal.label} description={removal.description} onConfirm={() => void removal.remove().then(refresh, reportError)}>
                    <Button type="button" variant="ghost" size="icon" aria-label={removal.label}><TrashIcon /></Button>
                </ConfirmationDialog>
            )}
        </>
    );
}
