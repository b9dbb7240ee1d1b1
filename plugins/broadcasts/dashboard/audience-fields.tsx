import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, Button, Checkbox, Input } from '@vendure/dashboard';
import { XIcon } from 'lucide-react';
import { useState } from 'react';

import { LabelledField, QueryState, SearchField, useFormats, useRested } from '../../screens/dashboard/shared';
import { type Audience, companiesQuery, firmBranchesQuery, groupsQuery, previewQuery, priceListsQuery } from './broadcasts.graphql';

const countries = ['IR', 'PL', 'RU', 'DE', 'TR', 'AE'];

interface Props {
    audience: Audience;
    onChange: (audience: Audience) => void;
}

/** To whom it goes: companies by name, or by what they have in common; and how many that are now. */
export function AudienceFields({ audience, onChange }: Props) {
    const { t } = useLingui();
    const set = (part: Partial<Audience>) => onChange({ ...audience, ...part });
    // Each by itself: whoever may not read one of them chooses by the others.
    const groups = useQuery({ queryKey: ['broadcast-groups'], queryFn: () => api.query(groupsQuery), retry: false });
    const lists = useQuery({ queryKey: ['broadcast-lists'], queryFn: () => api.query(priceListsQuery), retry: false });
    const branches = useQuery({ queryKey: ['broadcast-branches'], queryFn: () => api.query(firmBranchesQuery), retry: false });
    return (
        <fieldset className="grid gap-4 rounded-md border p-3">
            <legend className="px-1 text-sm font-medium"><Trans>To whom</Trans></legend>
            <Companies audience={audience} onChange={onChange} />
            <Choices title={t`Groups`} options={(groups.data?.companyGroups ?? []).map(one => [one.name, one.name])} chosen={audience.groupNames} onChange={groupNames => set({ groupNames })} />
            <Choices title={t`Countries`} options={countries.map(code => [code, code])} chosen={audience.countryCodes} onChange={countryCodes => set({ countryCodes })} />
            <Choices title={t`Looked after by our branch`} options={(branches.data?.firmBranches ?? []).map(one => [one.id, one.name])} chosen={audience.firmBranchIds} onChange={firmBranchIds => set({ firmBranchIds })} />
            <Choices title={t`Price lists`} options={(lists.data?.priceLists.items ?? []).map(one => [one.id, one.name])} chosen={audience.priceListIds} onChange={priceListIds => set({ priceListIds })} />
            <LabelledField className="max-w-72" label={<Trans>No order for so many days</Trans>}>
                {told => <Input {...told} type="number" dir="ltr" min={1} max={3650} value={audience.noOrderForDays ?? ''} onChange={event => set({ noOrderForDays: Number(event.target.value) >= 1 ? Math.trunc(Number(event.target.value)) : null })} />}
            </LabelledField>
            <Preview audience={audience} />
        </fieldset>
    );
}

function Companies({ audience, onChange }: Props) {
    const { t } = useLingui();
    const [names, setNames] = useState<Record<string, string>>({});
    const find = async (term: string) => (await api.query(companiesQuery, { term })).companies.items;
    return (
        <div className="grid gap-2">
            <LabelledField label={<Trans>Companies by name</Trans>}>
                {told => (
                    <SearchField
                        id={told.id} queryKey={['companies-for-broadcast']} find={find} keyOf={one => one.id} placeholder={t`Name of a company`} show={one => <bdi>{one.name}</bdi>}
                        onChoose={one => {
                            setNames({ ...names, [one.id]: one.name });
                            if (!audience.companyIds.includes(one.id)) onChange({ ...audience, companyIds: [...audience.companyIds, one.id] });
                        }}
                    />
                )}
            </LabelledField>
            <ul className="flex flex-wrap gap-2 empty:hidden">
                {audience.companyIds.map(id => (
                    <li key={id} className="bg-muted flex items-center gap-1 rounded-md ps-2 text-sm">
                        <bdi>{names[id] ?? id}</bdi>
                        <Button type="button" variant="ghost" size="icon" aria-label={t`Leave out ${names[id] ?? id}`} onClick={() => onChange({ ...audience, companyIds: audience.companyIds.filter(one => one !== id) })}><XIcon /></Button>
                    </li>
                ))}
            </ul>
        </div>
    );
}

function Choices({ title, options, chosen, onChange }: { title: string; options: readonly (readonly [string, string])[]; chosen: readonly string[]; onChange: (chosen: string[]) => void }) {
    if (options.length === 0) return null;
    return (
        <fieldset>
            <legend className="mb-1 text-sm font-medium">{title}</legend>
            <div className="flex max-h-40 flex-wrap gap-x-4 gap-y-2 overflow-y-auto">
                {options.map(([value, label]) => (
                    <label key={value} className="flex items-center gap-2 text-sm">
                        <Checkbox checked={chosen.includes(value)} onCheckedChange={on => onChange(on ? [...chosen, value] : chosen.filter(one => one !== value))} /> <bdi>{label}</bdi>
                    </label>
                ))}
            </div>
        </fieldset>
    );
}

function Preview({ audience }: { audience: Audience }) {
    const { number } = useFormats();
    const rested = useRested(audience, 400);
    const query = useQuery({ queryKey: ['broadcast-preview', rested], queryFn: () => api.query(previewQuery, { audience: rested }), placeholderData: keepPreviousData });
    if (!query.data) return <QueryState query={query} />;
    const { companies, members, withMail, withPhone } = query.data.broadcastPreview;
    return (
        <p role="status" className="bg-muted rounded-md p-3 text-sm">
            <Trans>People: {number(members)}, of companies: {number(companies)}. With a mail address: {number(withMail)}, with a telephone: {number(withPhone)}.</Trans>
        </p>
    );
}
