import { Trans, useLingui } from '@lingui/react/macro';
import { api, Button, Label } from '@vendure/dashboard';
import { XIcon } from 'lucide-react';
import { useId } from 'react';

import { Ltr, SearchField } from '../../../screens/dashboard/shared';
import { variantSearchDocument } from '../variant-search.graphql';

export interface ChosenVariant {
    id: string;
    sku: string;
    name: string;
}

async function find(term: string): Promise<ChosenVariant[]> {
    const { productVariants } = await api.query(variantSearchDocument, { term });
    return productVariants.items;
}

/** One variant, found by its code or a part of its name. */
export function VariantField({ value, onChange }: { value: ChosenVariant | null; onChange: (variant: ChosenVariant | null) => void }) {
    const { t } = useLingui();
    const id = useId();
    return (
        <div className="grid content-start gap-2">
            <Label htmlFor={id}><Trans>Product</Trans></Label>
            {value === null ? (
                <SearchField
                    id={id} queryKey={['variants-to-price']} find={find} keyOf={one => one.id} placeholder={t`Code or name`} onChoose={onChange}
                    show={one => <>{one.name} <Ltr className="text-muted-foreground text-sm">{one.sku}</Ltr></>}
                />
            ) : (
                <Button id={id} type="button" variant="secondary" className="min-w-0 justify-between" aria-label={`${value.name} ${value.sku} (${t`Choose another product`})`} onClick={() => onChange(null)}>
                    <span className="truncate">{value.name} <Ltr className="text-muted-foreground">{value.sku}</Ltr></span> <XIcon />
                </Button>
            )}
        </div>
    );
}
