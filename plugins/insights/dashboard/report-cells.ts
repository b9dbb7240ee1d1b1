import { useLingui } from '@lingui/react/macro';

import { useFormats } from '../../screens/dashboard/shared';
import { useStageName, useStateWord } from './report-words';
import type { ReportData } from './reports.graphql';

/** A cell of a report as the reader's language writes it. */
export function useCell(): (kind: ReportData['columns'][number]['kind'], value: string | null) => string {
    const { t } = useLingui();
    const { day, moment, number, percent } = useFormats();
    const stageName = useStageName();
    const stateWord = useStateWord();
    return (kind, value) => {
        if (value === null || value === '') return '–';
        switch (kind) {
            case 'stage': return stageName(value);
            case 'state': return stateWord(value);
            case 'whole':
            case 'decimal': return number(Number(value));
            case 'percent': return percent(Number(value) / 100);
            case 'day': return day(value);
            case 'moment': return moment(value);
            case 'yes-no': return value === 'true' ? t`Yes` : t`No`;
            default: return value;
        }
    };
}
