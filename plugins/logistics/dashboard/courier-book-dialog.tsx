import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Button } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { type Field, FormDialog, minorOf, newKey, numberOf, QueryState, type Values } from '../../screens/dashboard/shared';
import { useCourierFieldName, useCourierRefusalText } from './courier-wording';
import { bookCourierMutation, type CourierDraftShown, courierDraftQuery } from './courier.graphql';
import type { ShipmentShown } from './logistics.graphql';

interface Props {
    shipmentId: string;
    /** The booking that ended without having carried it: what was typed then is shown again. */
    before: ShipmentShown['courierBookings'][number] | undefined;
}

/** Books a courier: where to, how big and heavy, what is collected. What the order says stands there already. */
export function CourierBookDialog({ shipmentId, before }: Props) {
    const query = useQuery({ queryKey: ['logistics', 'courier-draft', shipmentId], queryFn: () => api.query(courierDraftQuery, { shipmentId }) });
    if (!query.data) return <QueryState query={query} />;
    if (!query.data.courierAccounts.some(account => account.enabled)) {
        return <p className="text-muted-foreground text-sm"><Trans>There is no account with a courier yet.</Trans> <Link className="underline" to="/logistics/couriers"><Trans>Couriers</Trans></Link></p>;
    }
    return <BookForm shipmentId={shipmentId} before={before} known={query.data} />;
}

function BookForm({ shipmentId, before, known }: Props & { known: CourierDraftShown }) {
    const { t } = useLingui();
    const name = useCourierFieldName();
    const refusalText = useCourierRefusalText();
    const queryClient = useQueryClient();
    const [key, setKey] = useState(newKey);
    const { courierDraft: draft } = known;
    const accounts = known.courierAccounts.filter(account => account.enabled);
    const takesMoney = known.courierKinds.filter(kind => kind.currencies.includes(draft.currencyCode));
    const place = before ?? draft;
    const fields: Field[] = [
        { name: 'accountId', label: t`Account with the courier`, kind: 'select', required: true, options: accounts.map(account => [account.id, account.name]) },
        { name: 'receiverName', label: name('receiverName'), required: true },
        { name: 'receiverPhone', label: name('receiverPhone'), required: true, ltr: true },
        { name: 'receiverEmail', label: name('receiverEmail'), ltr: true },
        { name: 'streetLine', label: name('streetLine'), required: true },
        { name: 'postalCode', label: name('postalCode'), required: true, ltr: true },
        { name: 'city', label: name('city'), required: true },
        { name: 'countryCode', label: name('countryCode'), required: true, ltr: true },
        { name: 'lengthMm', label: t`Length, cm`, required: true, ltr: true },
        { name: 'widthMm', label: t`Width, cm`, required: true, ltr: true },
        { name: 'heightMm', label: t`Height, cm`, required: true, ltr: true },
        { name: 'weightG', label: t`Weight of one parcel, kg`, required: true, ltr: true },
        { name: 'count', label: t`Number of such parcels`, required: true, ltr: true },
        ...(takesMoney.some(({ cash }) => cash) ? [{ name: 'cashMinor', label: `${name('cashMinor')}, ${draft.currencyCode}`, ltr: true }] : []),
        ...(takesMoney.some(({ insurance }) => insurance) ? [{ name: 'insuredMinor', label: `${name('insuredMinor')}, ${draft.currencyCode}`, ltr: true }] : []),
    ];
    const initial: Values = {
        ...{ accountId: accounts[0]?.id ?? '', receiverName: place.receiverName, receiverPhone: place.receiverPhone, receiverEmail: place.receiverEmail ?? '' },
        ...{ streetLine: place.streetLine, postalCode: place.postalCode, city: place.city, countryCode: place.countryCode },
        ...{ lengthMm: '', widthMm: '', heightMm: '', weightG: String(draft.weightG / 1000), count: '1', cashMinor: '', insuredMinor: '' },
    };
    const book = async (values: Values) => {
        const input = { ...inputOfBooking(values, t`must be more than zero`), shipmentId, idempotencyKey: key };
        const answer = (await api.mutate(bookCourierMutation, { input })).bookCourier;
        if (answer.__typename === 'CourierRefusal') throw new Error(answer.field ? `${answer.field}: ${refusalText(answer)}` : refusalText(answer));
        setKey(newKey());
        toast.success(t`The courier is being booked.`);
        void queryClient.invalidateQueries({ queryKey: ['logistics'] });
    };
    return (
        <FormDialog
            title={<Trans>Book a courier</Trans>} trigger={<Button type="button" variant="outline" className="justify-self-start"><Trans>Book a courier</Trans></Button>}
            fields={fields} initial={initial} submitLabel={<Trans>Book</Trans>} onSubmit={book}
        />
    );
}

/** People type centimetres and kilograms; the server gets whole millimetres and grams. */
function inputOfBooking(values: Values, tooSmall: string) {
    const text = (name: string) => String(values[name] ?? '').trim();
    const whole = (name: string, factor: number) => {
        const found = Math.round(numberOf(text(name)) * factor);
        if (!(found > 0)) throw new Error(`${name}: ${tooSmall}`);
        return found;
    };
    const amount = (name: string) => {
        const minor = text(name) === '' ? null : minorOf(text(name));
        if (minor !== null && !(minor > 0)) throw new Error(`${name}: ${tooSmall}`);
        return minor;
    };
    const parcel = { lengthMm: whole('lengthMm', 10), widthMm: whole('widthMm', 10), heightMm: whole('heightMm', 10), weightG: whole('weightG', 1000) };
    return {
        ...{ accountId: text('accountId'), receiverName: text('receiverName'), receiverPhone: text('receiverPhone'), receiverEmail: text('receiverEmail') || null },
        ...{ streetLine: text('streetLine'), city: text('city'), postalCode: text('postalCode'), countryCode: text('countryCode').toUpperCase() },
        parcels: Array.from({ length: Math.min(whole('count', 1), 100) }, () => parcel),
        ...{ cashMinor: amount('cashMinor'), insuredMinor: amount('insuredMinor') },
    };
}
