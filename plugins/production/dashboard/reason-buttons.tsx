import { Button } from '@vendure/dashboard';

import type { FloorReason } from './production.graphql';
import { useNameIn } from './wording';

interface ReasonButtonsProps {
    label: string;
    reasons: FloorReason[];
    chosen: string | null;
    onChoose: (code: string) => void;
}

/** The firm's reasons, one touch each. */
export function ReasonButtons({ label, reasons, chosen, onChoose }: ReasonButtonsProps) {
    const nameIn = useNameIn();
    return (
        <div className="grid grid-cols-2 gap-3" role="radiogroup" aria-label={label}>
            {reasons.map(reason => (
                <Button
                    key={reason.code} type="button" role="radio" aria-checked={chosen === reason.code} variant={chosen === reason.code ? 'default' : 'outline'}
                    className="h-auto min-h-12 text-base whitespace-normal" onClick={() => onChoose(reason.code)}
                >
                    {nameIn(reason.name)}
                </Button>
            ))}
        </div>
    );
}
