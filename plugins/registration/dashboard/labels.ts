import { useLingui } from '@lingui/react/macro';

import type { Field } from '../../screens/dashboard/shared';

/** The words that several pages of this plugin show, in the language of the reader. */
export function useLabels() {
    const { t } = useLingui();
    const languages: Field['options'] = [['fa', 'فارسی'], ['en', 'English'], ['pl', 'Polski'], ['ru', 'Русский']];
    const currencies: Field['options'] = [['IRR', t`Rial`], ['PLN', t`Zloty`], ['RUB', t`Rouble`], ['EUR', t`Euro`], ['USD', t`US dollar`]];
    const roles: Field['options'] = [['admin', t`Administrator`], ['buyer', t`Buyer`], ['approver', t`Approver`]];
    const applicationStates: Record<string, string> = { new: t`New`, asked: t`Asked`, accepted: t`Accepted`, refused: t`Refused` };
    const requestStates: Record<string, string> = {
        open: t`Open`,
        accepted: t`Accepted`,
        'partly-accepted': t`Accepted in part`,
        refused: t`Refused`,
        withdrawn: t`Withdrawn`,
    };
    const matchedBy: Record<string, string> = {
        'tax-id': t`tax number`,
        phone: t`phone`,
        'e-mail': t`e-mail`,
        'mail-domain': t`mail domain`,
        name: t`name`,
    };
    const consents: Record<string, string> = { terms: t`Terms of use`, privacy: t`Privacy policy`, marketing: t`Advertising` };
    const dataFields: Record<string, string> = {
        name: t`Name`,
        taxId: t`Tax number`,
        legalName: t`Legal name`,
        legalForm: t`Legal form`,
        registrationNumber: t`Registration number`,
        economicCode: t`Economic code`,
        legalAddress: t`Legal address`,
        phone: t`Phone`,
        email: t`E-mail`,
        contactName: t`Contact person`,
        streetLine: t`Address`,
        city: t`City`,
        postalCode: t`Postal code`,
    };
    return { languages, currencies, roles, applicationStates, requestStates, matchedBy, consents, dataFields };
}
