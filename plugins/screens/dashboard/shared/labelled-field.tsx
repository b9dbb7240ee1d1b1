import { Label } from '@vendure/dashboard';
import { type ReactNode, useId } from 'react';

/** What ties a control to its label and to what is wrong with it. */
export interface Told {
    id: string;
    'aria-invalid': boolean | undefined;
    'aria-describedby': string | undefined;
}

interface LabelledFieldProps {
    label: ReactNode;
    /** What is wrong with what was typed; nothing while it is right, or not yet asked for. */
    wrong?: ReactNode;
    className?: string;
    children: (told: Told) => ReactNode;
}

/** A label, its control and the error beneath it. */
export function LabelledField({ label, wrong, className, children }: LabelledFieldProps) {
    const id = useId();
    const isWrong = wrong !== undefined && wrong !== null && wrong !== false && wrong !== '';
    return (
        <div className={`grid content-start gap-1.5 ${className ?? ''}`}>
            <Label htmlFor={id}>{label}</Label>
            {children({ id, 'aria-invalid': isWrong || undefined, 'aria-describedby': isWrong ? `${id}-wrong` : undefined })}
            {isWrong && <p id={`${id}-wrong`} role="alert" dir="auto" className="text-destructive text-sm">{wrong}</p>}
        </div>
    );
}
