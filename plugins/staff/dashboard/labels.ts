import { useLingui } from '@lingui/react/macro';

import type { Field } from '../../screens/dashboard/shared';

/** The choices that several pages of this plugin show. */
export function useReaches(): NonNullable<Field['options']> {
    const { t } = useLingui();
    return [
        ['own', t`Own customers`],
        ['firm-branch', t`Customers of the firm branch`],
        ['all', t`All customers`],
    ];
}
