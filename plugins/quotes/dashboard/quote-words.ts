import { useLingui } from '@lingui/react/macro';

import { useUnitName } from '../../assortment/dashboard/shared';
import { useFormats } from '../../screens/dashboard/shared';

export function useQuoteWords() {
    const { t } = useLingui();
    const formats = useFormats();
    const unitName = useUnitName();
    const states: Record<string, string> = {
        enquired: t`Enquired`,
        draft: t`Draft`,
        offered: t`With the customer`,
        countered: t`Counter-offer`,
        accepted: t`Accepted`,
        ordered: t`Ordered`,
        declined: t`Declined by the customer`,
        refused: t`Refused`,
        withdrawn: t`Withdrawn`,
        expired: t`Run out`,
    };
    const answers: Record<string, string> = { accept: t`Accepted`, counter: t`Counter-offer`, reject: t`Rejected` };
    return { ...formats, unitName, states, answers };
}
