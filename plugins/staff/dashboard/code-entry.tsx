import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Input, Label } from '@vendure/dashboard';
import { useId, useState } from 'react';

import { errorText } from '../../screens/dashboard/shared';

/** A field for a code and its button. It stands inside the sign-in form too, so that it is no form of its own. */
export function CodeEntry({ submitLabel, onSubmit }: { submitLabel: React.ReactNode; onSubmit: (code: string) => Promise<void> }) {
    const { t } = useLingui();
    const id = useId();
    const [code, setCode] = useState('');
    const [wrong, setWrong] = useState<string | null>(null);
    const [isBusy, setBusy] = useState(false);
    const submit = async () => {
        if (isBusy) return;
        if (code.trim() === '') return setWrong(t`Enter the code`);
        setBusy(true);
        setWrong(null);
        try {
            await onSubmit(code);
        } catch (error) {
            setWrong(errorText(error));
        } finally {
            setBusy(false);
        }
    };
    return (
        <div className="grid gap-2">
            <Label htmlFor={id}><Trans>Code from the app, or a recovery code</Trans></Label>
            <Input
                id={id}
                dir="ltr"
                value={code}
                autoComplete="one-time-code"
                aria-invalid={wrong !== null || undefined}
                aria-describedby={wrong === null ? undefined : `${id}-wrong`}
                onChange={event => setCode(event.target.value)}
                onKeyDown={event => {
                    if (event.key !== 'Enter') return;
                    event.preventDefault();
                    void submit();
                }}
            />
            {wrong !== null && <p id={`${id}-wrong`} role="alert" className="text-sm text-destructive">{wrong}</p>}
            <Button type="button" disabled={isBusy} onClick={() => void submit()}>{submitLabel}</Button>
        </div>
    );
}

/** What the app is fed with. */
export function EnrolmentPicture({ secret, picture }: { secret: string; picture: string }) {
    const { t } = useLingui();
    return (
        <div className="grid justify-items-start gap-2">
            <p className="text-sm text-muted-foreground"><Trans>Scan this with an authenticator app, then enter the code that it shows.</Trans></p>
            <img className="size-44 bg-white" alt={t`For the authenticator app`} src={`data:image/svg+xml;utf8,${encodeURIComponent(picture)}`} />
            <p className="text-sm"><Trans>Or type this into the app:</Trans> <code dir="ltr" className="break-all">{secret}</code></p>
        </div>
    );
}

/** Shown once. */
export function RecoveryCodeList({ codes }: { codes: readonly string[] }) {
    return (
        <div className="grid gap-2">
            <p role="status" className="text-sm font-semibold"><Trans>Keep these recovery codes in a safe place. Each opens once, and they are not shown again.</Trans></p>
            <ul dir="ltr" className="grid grid-cols-1 gap-1 font-mono text-sm sm:grid-cols-2">
                {codes.map(code => <li key={code}>{code}</li>)}
            </ul>
        </div>
    );
}
