import { useLingui } from '@lingui/react/macro';
import { Badge } from '@vendure/dashboard';

const variants: Record<string, 'default' | 'secondary' | 'outline'> = { scheduled: 'secondary', sending: 'default', sent: 'default' };

export function StateBadge({ state }: { state: string }) {
    const { t } = useLingui();
    const names: Record<string, string> = { draft: t`Draft`, scheduled: t`Scheduled`, sending: t`Being sent`, sent: t`Sent`, withdrawn: t`Withdrawn` };
    return <Badge variant={variants[state] ?? 'outline'}>{names[state] ?? state}</Badge>;
}

export const languages = { en: 'English', fa: 'فارسی', pl: 'Polski', ru: 'Русский' } as const;
export type Language = keyof typeof languages;
