import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@vendure/dashboard';
import { CloudUploadIcon, WifiOffIcon, XIcon } from 'lucide-react';

import { errorText, useFormats } from '../../screens/dashboard/shared';
import type { Floor } from './use-floor';
import { useRefusalText, useStateName, useStepName } from './wording';

/** What an operator must know of the network and of what he did: how old the list is, what waits, and what was refused. */
export function FloorNews({ floor }: { floor: Floor }) {
    const { t } = useLingui();
    const { moment, number } = useFormats();
    const { waiting, othersWaiting, refused, staleSince, failure } = floor;
    const isUnreachable = failure instanceof TypeError;
    return (
        <div className="mb-4 flex flex-col gap-3 empty:hidden" aria-live="polite">
            {isUnreachable && (
                <p className="flex items-center gap-3 rounded-md border-2 p-4 text-base">
                    <WifiOffIcon className="shrink-0" />
                    <span>
                        <Trans>No network. Go on working: this device keeps what you do and sends it later.</Trans>
                        {staleSince ? <> <Trans>The list is of {moment(new Date(staleSince))}.</Trans></> : null}
                    </span>
                </p>
            )}
            {failure && !isUnreachable && <p role="alert" className="border-destructive text-destructive rounded-md border p-4 text-base">{errorText(failure)}</p>}
            {waiting.length > 0 && <p className="flex items-center gap-3 text-base"><CloudUploadIcon className="shrink-0" /> <Trans>{number(waiting.length)} steps are kept here and not sent yet.</Trans></p>}
            {othersWaiting > 0 && <p className="text-base"><Trans>{number(othersWaiting)} steps of somebody else are kept here. They are sent when he signs in on this device.</Trans></p>}
            {refused.map(one => <Refused key={one.key} one={one} close={t`Close`} onClose={() => floor.dismiss(one.key)} />)}
        </div>
    );
}

function Refused({ one, close, onClose }: { one: Floor['refused'][number]; close: string; onClose: () => void }) {
    const { number } = useFormats();
    const refusalText = useRefusalText();
    const stateName = useStateName();
    const stepName = useStepName();
    return (
        <div role="alert" className="border-destructive flex items-start gap-3 rounded-md border p-4 text-base">
            <div className="grow">
                <p className="text-destructive font-medium"><Trans>Not done: {stepName(one.kind)}</Trans> · <bdi>{one.label}</bdi></p>
                <p>{refusalText(one)}{one.quantity === null ? null : <> (<bdi>{number(one.quantity)}</bdi>)</>}</p>
                {one.state && <p className="text-muted-foreground"><Trans>It is now: {stateName(one.state)}</Trans>{one.operatorName ? <> · <bdi>{one.operatorName}</bdi></> : null}</p>}
            </div>
            <Button variant="ghost" className="min-h-12 min-w-12" aria-label={close} onClick={onClose}><XIcon /></Button>
        </div>
    );
}
