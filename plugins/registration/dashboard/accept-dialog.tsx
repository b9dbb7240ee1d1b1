import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api, Button } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { type Field, FormDialog, inputOf, newKey } from '../../screens/dashboard/shared';
import { taken } from './answers';
import { useLabels } from './labels';
import { acceptApplicationDocument, applicationDecidersDocument } from './registration.graphql';

interface Props {
    application: {
        id: string;
        version: number;
        companyName: string;
        countryCode: string;
        taxId: string;
        phone: string;
        emailAddress: string;
        streetLine: string;
        city: string;
        postalCode: string;
        firstName: string;
        lastName: string;
        language: string;
        assignedAdministratorId: string | null;
        matches: { id: string; name: string }[];
    };
    refresh: () => Promise<void>;
}

const currencyOf: Record<string, string> = { IR: 'IRR', PL: 'PLN', RU: 'RUB' };
const companyNames = ['name', 'code', 'taxId', 'currencyCode', 'language', 'orderingEnabled', 'managerAdministratorId'];
const officeNames = ['city', 'streetLine', 'postalCode'];

/** Lets the applicant in: into a company made from his form, or into one of those that look the same. */
export function AcceptDialog({ application, refresh }: Props) {
    const { t } = useLingui();
    const { currencies, languages, roles } = useLabels();
    const [key, setKey] = useState(newKey);
    const { matches } = application;
    const deciders = useQuery({ queryKey: ['application-deciders'], queryFn: () => api.query(applicationDecidersDocument) });
    const people = (deciders.data?.applicationDeciders ?? []).map(({ id, name }) => [id, name] as [string, string]);
    const memberFields: Field[] = [
        { name: 'firstName', label: t`First name`, required: true },
        { name: 'lastName', label: t`Last name`, required: true },
        { name: 'emailAddress', label: t`E-mail`, ltr: true, required: true },
        { name: 'phone', label: t`Phone`, ltr: true },
        { name: 'role', label: t`Role`, kind: 'select', options: roles, required: true },
        { name: 'language', label: t`Language`, kind: 'select', options: languages, required: true },
    ];
    const companyFields: Field[] = [
        { name: 'name', label: t`Company`, required: true },
        { name: 'code', label: t`Customer number`, ltr: true },
        { name: 'taxId', label: t`Tax number`, ltr: true },
        { name: 'currencyCode', label: t`Currency`, kind: 'select', options: currencies, required: true },
        { name: 'city', label: t`City` },
        { name: 'postalCode', label: t`Postal code`, ltr: true },
        { name: 'streetLine', label: t`Address`, kind: 'textarea' },
        { name: 'managerAdministratorId', label: t`Account manager`, kind: 'select', options: people },
        { name: 'orderingEnabled', label: t`May order`, kind: 'switch' },
    ];
    const choices = matches.map(({ id, name }) => [id, name] as [string, string]);
    const { id, version, companyName, countryCode, taxId, phone, emailAddress, streetLine, city, postalCode, firstName, lastName, language } = application;
    const initial = {
        ...{ name: companyName, code: '', taxId, currencyCode: currencyOf[countryCode] ?? 'EUR', city, postalCode, streetLine, orderingEnabled: false },
        ...{ firstName, lastName, emailAddress, phone, role: 'admin', language, companyId: choices[0]?.[0] ?? '' },
        managerAdministratorId: application.assignedAdministratorId ?? '',
    };
    const accept = async (input: object) => {
        taken((await api.mutate(acceptApplicationDocument, { input: { id, version, idempotencyKey: key, ...input } as never })).acceptApplication);
        setKey(newKey());
        toast.success(t`The applicant was let in`);
        await refresh();
    };
    const memberOf = (all: ReturnType<typeof inputOf>) => Object.fromEntries(memberFields.map(({ name }) => [name, all[name]]));
    return (
        <>
            {matches.length > 0 && (
                <FormDialog
                    title={<Trans>Accept into an existing company</Trans>}
                    trigger={<Button variant="outline"><Trans>Accept into an existing company</Trans></Button>}
                    fields={[{ name: 'companyId', label: t`Existing company`, kind: 'select', options: choices, required: true }, ...memberFields]}
                    initial={{ ...initial, role: 'buyer' }}
                    submitLabel={<Trans>Accept</Trans>}
                    onSubmit={values => {
                        const all = inputOf(values);
                        return accept({ companyId: all.companyId, member: memberOf(all) });
                    }}
                />
            )}
            <FormDialog
                title={<Trans>Accept as a new company</Trans>}
                trigger={<Button><Trans>Accept as a new company</Trans></Button>}
                fields={[...companyFields, ...memberFields]}
                initial={initial}
                submitLabel={<Trans>Accept</Trans>}
                onSubmit={values => {
                    const all = inputOf(values);
                    const facts = Object.fromEntries(companyNames.map(name => [name, all[name]]));
                    const headOffice = { contactName: `${String(all.firstName)} ${String(all.lastName)}`, ...Object.fromEntries(officeNames.map(name => [name, all[name]])) };
                    const company = { ...facts, countryCode, phone: all.phone, email: all.emailAddress, headOffice };
                    return accept({ company, member: memberOf(all), acceptDuplicates: matches.length > 0 });
                }}
            >
                {matches.length > 0 && (
                    <p className="text-sm" role="alert"><Trans>Companies that look the same exist. Accept as a new company only if it is another one.</Trans></p>
                )}
            </FormDialog>
        </>
    );
}
