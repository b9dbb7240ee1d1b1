import { Trans, useLingui } from '@lingui/react/macro';
import { api, Button, Label, usePermissions } from '@vendure/dashboard';
import { ArrowUpIcon, TrashIcon } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { toast } from 'sonner';

import { errorText, Ltr, SearchField } from '../../screens/dashboard/shared';
import { variantsToRelateDocument } from './relations.graphql';

export interface Listed {
    variantId: string;
    sku: string;
    name: string;
}

const find = async (term: string) => (await api.query(variantsToRelateDocument, { term })).productVariants.items;

interface Props {
    /** As the server has them. */
    known: Listed[];
    empty: string;
    onSave: (variantIds: string[], before: string[]) => Promise<unknown>;
}

/** Products in an order that staff give them. Nothing is kept before it is saved; what is refused stays as it was chosen. */
export function VariantList({ known, empty, onSave }: Props) {
    const { t } = useLingui();
    const id = useId();
    const { hasPermissions } = usePermissions();
    const mayEdit = hasPermissions(['UpdateAssortment']);
    const [chosen, setChosen] = useState(known);
    const [trouble, setTrouble] = useState<string | null>(null);
    const [isBusy, setBusy] = useState(false);
    useEffect(() => setChosen(known), [known]);
    const idsOf = (list: Listed[]) => list.map(one => one.variantId);
    const isChanged = idsOf(chosen).join() !== idsOf(known).join();
    const save = async () => {
        setBusy(true);
        setTrouble(null);
        try {
            await onSave(idsOf(chosen), idsOf(known));
            toast.success(t`Saved`);
        } catch (error) {
            setTrouble(errorText(error));
        } finally {
            setBusy(false);
        }
    };
    const raise = (place: number) => setChosen(list => list.map((one, i) => (i === place - 1 ? list[place] : i === place ? list[place - 1] : one) ?? one));
    return (
        <div className="grid gap-3">
            {chosen.length === 0 && <p className="text-muted-foreground text-sm">{empty}</p>}
            <ul className="grid gap-1">
                {chosen.map((one, place) => (
                    <li key={one.variantId} className="flex items-center gap-1">
                        <span className="min-w-0 grow text-sm">{one.name} <Ltr className="text-muted-foreground">{one.sku}</Ltr></span>
                        {mayEdit && (
                            <>
                                <Button type="button" variant="ghost" size="icon" disabled={place === 0} aria-label={t`Move ${one.name} up`} onClick={() => raise(place)}><ArrowUpIcon /></Button>
                                <Button type="button" variant="ghost" size="icon" aria-label={t`Take ${one.name} out`} onClick={() => setChosen(list => list.filter(other => other !== one))}><TrashIcon /></Button>
                            </>
                        )}
                    </li>
                ))}
            </ul>
            {mayEdit && (
                <>
                    <div className="grid gap-2">
                        <Label htmlFor={id}><Trans>Add a product</Trans></Label>
                        <SearchField
                            id={id} queryKey={['variants-to-relate']} find={find} keyOf={one => one.id} placeholder={t`Code or name`}
                            show={one => <>{one.name} <Ltr className="text-muted-foreground text-sm">{one.sku}</Ltr></>}
                            onChoose={one => chosen.every(other => other.variantId !== one.id) && setChosen([...chosen, { variantId: one.id, sku: one.sku, name: one.name }])}
                        />
                    </div>
                    {trouble !== null && <p role="alert" dir="auto" className="text-destructive text-sm">{trouble}</p>}
                    <Button type="button" className="justify-self-start" disabled={!isChanged || isBusy} onClick={() => void save()}><Trans>Save</Trans></Button>
                </>
            )}
        </div>
    );
}
