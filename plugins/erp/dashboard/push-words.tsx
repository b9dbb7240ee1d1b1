import { useLingui } from '@lingui/react/macro';
import { Badge } from '@vendure/dashboard';

const looks = {
    waiting: 'warning', sending: 'warning', accepted: 'success', refused: 'destructive', doubtful: 'destructive', cancelled: 'secondary', discarded: 'secondary',
} as const;

export function usePushWords() {
    const { t } = useLingui();
    const states: Record<string, string> = {
        waiting: t`Waiting`, sending: t`On its way`, accepted: t`The ERP has it`, refused: t`Refused`, doubtful: t`In doubt`, cancelled: t`Called off`, discarded: t`Given up`,
    };
    const nouns: Record<string, string> = { order: t`Order`, address: t`Address`, payment: t`Payment`, weighing: t`Weighing` };
    const stateName = (state: string) => states[state] ?? state;
    return { states, stateName, nounName: (noun: string) => nouns[noun] ?? noun };
}

export function DocumentState({ state }: { state: string }) {
    const { stateName } = usePushWords();
    return <Badge variant={looks[state as keyof typeof looks] ?? 'secondary'}>{stateName(state)}</Badge>;
}
