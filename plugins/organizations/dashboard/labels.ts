import { useLingui } from '@lingui/react/macro';

import type { Field } from '../../screens/dashboard/shared';

/** The choices and fields that several pages of this plugin show, in the language of the reader. */
export function useLabels() {
    const { t } = useLingui();
    const languages: Field['options'] = [['fa', 'فارسی'], ['en', 'English'], ['pl', 'Polski'], ['ru', 'Русский']];
    const currencies: Field['options'] = [['IRR', t`Rial`], ['PLN', t`Zloty`], ['RUB', t`Rouble`], ['EUR', t`Euro`], ['USD', t`US dollar`]];
    const countries: Field['options'] = [['IR', t`Iran`], ['PL', t`Poland`], ['RU', t`Russia`]];
    const roles: Field['options'] = [['admin', t`Administrator`], ['buyer', t`Buyer`], ['approver', t`Approver`]];
    const kinds: Record<string, string> = { customer: t`Customer`, public: t`What visitors see`, guest: t`Guest` };
    const permissions: Record<string, string> = {
        'see-prices': t`See prices`,
        order: t`Order`,
        approve: t`Approve orders`,
        'see-finance': t`See finance`,
        'manage-members': t`Manage people`,
        'manage-addresses': t`Manage addresses`,
        'manage-company': t`Manage company data`,
        'manage-customers': t`Manage own customers`,
        'see-whole-company': t`See the whole company`,
    };
    const matchedBy: Record<string, string> = {
        'tax-id': t`tax number`,
        phone: t`phone`,
        'e-mail': t`e-mail`,
        'mail-domain': t`mail domain`,
        name: t`name`,
    };
    const actions: Record<string, string> = {
        'company.create': t`Company created`,
        'company.update': t`Company changed`,
        'company.activate': t`Company activated`,
        'company.deactivate': t`Company deactivated`,
        'company.merge': t`Companies merged`,
        'company.unmerge': t`Merge undone`,
        'guest.start': t`Guest came`,
        'guest.contact': t`Guest said who he is`,
        'guest.end': t`Guest sent away: the shop is closed to guests`,
        'guest.forget': t`Guest forgotten`,
        'branch.create': t`Branch added`,
        'branch.update': t`Branch changed`,
        'address.create': t`Delivery address added`,
        'address.update': t`Delivery address changed`,
        'address.accept': t`Delivery address accepted`,
        'address.refuse': t`Delivery address refused`,
        'address.retire': t`Delivery address retired`,
        'member.create': t`Member added`,
        'member.invite': t`Invitation sent`,
        'member.accept': t`Invitation accepted`,
        'member.join': t`Member joined with his own password`,
        'member.update': t`Member changed`,
        'member.activate': t`Member activated`,
        'member.deactivate': t`Member deactivated`,
        'member.reset-password': t`Password changed by link`,
        'member.change-password': t`Password changed`,
        'member.ask-email': t`New e-mail address asked for`,
        'member.change-email': t`E-mail address changed`,
        'approval-rule.create': t`Approval rule added`,
        'approval-rule.update': t`Approval rule changed`,
        'approval-rule.delete': t`Approval rule removed`,
        'spending-limit.set': t`Spending limit set`,
        'spending-limit.delete': t`Spending limit removed`,
        'deputy.create': t`Deputy named`,
        'deputy.update': t`Deputy changed`,
        'deputy.delete': t`Deputy removed`,
        'role.create': t`Role made`,
        'role.update': t`Role changed`,
        'role.delete': t`Role deleted`,
        'acting.open': t`Acting asked for`,
        'acting.begin': t`Acting begun`,
        'acting.end': t`Acting ended`,
    };
    const companyFields: Field[] = [
        { name: 'name', label: t`Name`, required: true },
        { name: 'code', label: t`Customer number`, ltr: true },
        { name: 'countryCode', label: t`Country`, kind: 'select', options: countries, required: true },
        { name: 'taxId', label: t`Tax number`, ltr: true },
        { name: 'phone', label: t`Phone`, ltr: true },
        { name: 'email', label: t`E-mail`, ltr: true },
        { name: 'currencyCode', label: t`Currency`, kind: 'select', options: currencies, required: true },
        { name: 'language', label: t`Language`, kind: 'select', options: languages, required: true },
        { name: 'isNewCustomerUntil', label: t`New customer until`, kind: 'date' },
        { name: 'orderingEnabled', label: t`May order`, kind: 'switch' },
        {
            name: 'addressMode',
            label: t`New delivery addresses`,
            kind: 'select',
            required: true,
            options: [['approval', t`are accepted by us first`], ['free', t`are usable at once`], ['dropshipping', t`are usable at once and one-time (dropshipping)`]],
        },
    ];
    const legalFields: Field[] = [
        { name: 'legalName', label: t`Legal name` },
        { name: 'legalForm', label: t`Legal form` },
        { name: 'registrationNumber', label: t`Registration number`, ltr: true },
        { name: 'economicCode', label: t`Economic code`, ltr: true },
        { name: 'legalAddress', label: t`Legal address`, kind: 'textarea' },
    ];
    const branchFields: Field[] = [
        { name: 'name', label: t`Name`, required: true },
        { name: 'contactName', label: t`Contact person` },
        { name: 'phone', label: t`Phone`, ltr: true },
        { name: 'email', label: t`E-mail`, ltr: true },
        { name: 'city', label: t`City` },
        { name: 'postalCode', label: t`Postal code`, ltr: true },
        { name: 'countryCode', label: t`Country`, kind: 'select', options: countries, required: true },
        { name: 'streetLine', label: t`Address`, kind: 'textarea' },
    ];
    return { kinds, languages, currencies, countries, roles, permissions, matchedBy, actions, companyFields, legalFields, branchFields };
}
