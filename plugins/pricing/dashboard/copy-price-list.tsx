import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { api, Button } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { type Field, FormDialog, minorOf, newKey, useFormats, type Values } from '../../screens/dashboard/shared';
import { copyPriceListMutation } from './price-change.graphql';

/** A new list from some day on, with this one's prices up or down. */
export function CopyPriceList({ id, name }: { id: string; name: string }) {
    const { t } = useLingui();
    const { number } = useFormats();
    const navigate = useNavigate();
    const [key, setKey] = useState(newKey);
    const fields: Field[] = [
        { name: 'name', label: t`Name`, required: true },
        { name: 'code', label: t`Code`, ltr: true, required: true },
        { name: 'validFrom', label: t`Valid from`, kind: 'date' },
        { name: 'validUntil', label: t`Valid until`, kind: 'date' },
        { name: 'direction', label: t`Direction`, kind: 'select', required: true, options: [['up', t`Up`], ['down', t`Down`]] },
        { name: 'share', label: t`By percent`, ltr: true, required: true },
        { name: 'step', label: t`Whole steps of`, kind: 'select', required: true, options: [['0', t`not rounded`], ...[1, 10, 100, 1000, 10_000, 100_000].map((one): [string, string] => [String(one), number(one)])] },
        { name: 'rounding', label: t`Rounding`, kind: 'select', required: true, options: [['half-up', t`to the nearest`], ['up', t`always up`], ['down', t`always down`]] },
    ];
    const copy = async ({ share, direction, step, validFrom, validUntil, ...rest }: Values) => {
        const points = minorOf(String(share));
        if (Number.isNaN(points)) throw new Error(`share: ${t`must be a percentage with at most two decimals`}`);
        const { copyPriceList } = await api.mutate(copyPriceListMutation, {
            input: { ...rest, validFrom: validFrom || null, validUntil: validUntil || null, priceListId: id, basisPoints: direction === 'up' ? points : -points, step: Number(step) * 100 || 1, idempotencyKey: key } as never,
        });
        setKey(newKey());
        toast.success(t`The new list is made. Give it to companies when it is ready.`);
        await navigate({ to: `/price-lists/${copyPriceList.id}` });
    };
    return (
        <FormDialog
            title={<Trans>A new list from this one</Trans>} trigger={<Button variant="outline"><Trans>Copy with prices up or down</Trans></Button>} fields={fields}
            initial={{ name, code: '', validFrom: '', validUntil: '', direction: 'up', share: '0', step: '0', rounding: 'half-up' }} submitLabel={<Trans>Create</Trans>} onSubmit={copy}
        />
    );
}
