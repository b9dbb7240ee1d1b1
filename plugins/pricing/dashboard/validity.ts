import { useLingui } from '@lingui/react/macro';

import { useFormats } from '../../screens/dashboard/shared';

interface Days {
    validFrom?: string | null;
    validUntil?: string | null;
}

/** From when to when something holds, in words. */
export function useValidity() {
    const { t } = useLingui();
    const { day } = useFormats();
    return ({ validFrom, validUntil }: Days) => {
        if (validFrom && validUntil) return t`${day(validFrom)} to ${day(validUntil)}`;
        if (validFrom) return t`from ${day(validFrom)}`;
        return validUntil ? t`until ${day(validUntil)}` : t`always`;
    };
}
