import { useLingui } from '@lingui/react/macro';
import { Input } from '@vendure/dashboard';

import { Labelled } from './operation-rows';

export interface EditedName {
    en: string;
    fa: string;
    pl: string;
    ru: string;
}

/** A name in all four languages; English and Persian are required. */
export function NameFields({ name, onChange }: { name: EditedName; onChange: (name: EditedName) => void }) {
    const { t } = useLingui();
    return (
        <div className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
            <Labelled text={t`Name (English)`}><Input required maxLength={80} value={name.en} onChange={e => onChange({ ...name, en: e.target.value })} /></Labelled>
            <Labelled text={t`Name (Persian)`}><Input required maxLength={80} dir="rtl" value={name.fa} onChange={e => onChange({ ...name, fa: e.target.value })} /></Labelled>
            <Labelled text={t`Name (Polish)`}><Input maxLength={80} value={name.pl} onChange={e => onChange({ ...name, pl: e.target.value })} /></Labelled>
            <Labelled text={t`Name (Russian)`}><Input maxLength={80} value={name.ru} onChange={e => onChange({ ...name, ru: e.target.value })} /></Labelled>
        </div>
    );
}
