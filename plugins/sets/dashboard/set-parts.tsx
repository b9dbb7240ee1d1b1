import { Trans, useLingui } from '@lingui/react/macro';
import { api, Button, Input, Label } from '@vendure/dashboard';
import { ArrowUpIcon, TrashIcon } from 'lucide-react';
import { useId } from 'react';

import { Ltr, quantityOf, SearchField } from '../../screens/dashboard/shared';
import type { FormPart } from './set-form';
import { variantsForSetDocument } from './sets.graphql';

const find = async (term: string) => (await api.query(variantsForSetDocument, { term })).productVariants.items;

interface Props {
    parts: FormPart[];
    disabled: boolean;
    onChange: (parts: FormPart[]) => void;
}

/** What is in the set, in the order in which customers read it. */
export function SetParts({ parts, disabled, onChange }: Props) {
    const { t } = useLingui();
    const id = useId();
    const change = (variantId: string, quantity: string) => onChange(parts.map(part => (part.variantId === variantId ? { ...part, quantity } : part)));
    const raise = (place: number) => onChange(parts.map((part, i) => (i === place - 1 ? parts[place] : i === place ? parts[place - 1] : part) ?? part));
    return (
        <div className="grid gap-3">
            {parts.length === 0 && <p className="text-muted-foreground text-sm"><Trans>Find the products that belong to the set.</Trans></p>}
            <ul className="grid gap-2">
                {parts.map((part, place) => (
                    <li key={part.variantId} className="grid grid-cols-[1fr_auto_auto_auto] items-center gap-2">
                        <span className="min-w-0">{part.name} <Ltr className="text-muted-foreground whitespace-nowrap text-sm">{part.sku}</Ltr></span>
                        <Input
                            className="w-24" dir="ltr" inputMode="numeric" required value={part.quantity} disabled={disabled} aria-label={t`Quantity of ${part.name} in one set`}
                            aria-invalid={Number.isNaN(quantityOf(part.quantity)) || undefined} onChange={event => change(part.variantId, event.target.value)}
                        />
                        <Button type="button" variant="ghost" size="icon" disabled={disabled || place === 0} aria-label={t`Move ${part.name} up`} onClick={() => raise(place)}><ArrowUpIcon /></Button>
                        <Button
                            type="button" variant="ghost" size="icon" disabled={disabled} aria-label={t`Take ${part.name} out`}
                            onClick={() => onChange(parts.filter(one => one.variantId !== part.variantId))}
                        >
                            <TrashIcon />
                        </Button>
                    </li>
                ))}
            </ul>
            <div className="grid gap-2">
                <Label htmlFor={id}><Trans>Add a product</Trans></Label>
                <SearchField
                    id={id} queryKey={['variants-for-set']} find={find} keyOf={one => one.id} placeholder={t`Code or name`} disabled={disabled}
                    show={one => <>{one.name} <Ltr className="text-muted-foreground text-sm">{one.sku}</Ltr></>}
                    onChoose={one => parts.every(part => part.variantId !== one.id) && onChange([...parts, { variantId: one.id, sku: one.sku, name: one.name, quantity: '1' }])}
                />
            </div>
        </div>
    );
}
