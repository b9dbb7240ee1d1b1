import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { api, Button } from '@vendure/dashboard';
import { EyeIcon, RefreshCwIcon, SendIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText } from '../../screens/dashboard/shared';
import { revealSecretDocument, rotateSecretDocument, sendTestDocument } from './outbox.graphql';

/** The signing secret, shown on demand, and a test event. */
export function WebhookSecret({ id }: { id: string }) {
    const { t } = useLingui();
    const [secret, setSecret] = useState<string | null>(null);
    const onError = (error: Error) => toast.error(t`That did not work`, { description: errorText(error) });
    const reveal = useMutation({
        mutationFn: () => api.mutate(revealSecretDocument, { id }),
        onSuccess: data => setSecret(data.revealWebhookSecret),
        onError,
    });
    const rotate = useMutation({
        mutationFn: () => api.mutate(rotateSecretDocument, { id }),
        onSuccess: data => {
            setSecret(data.rotateWebhookSecret);
            toast.success(t`The old secret signs too for another 24 hours`);
        },
        onError,
    });
    const test = useMutation({
        mutationFn: () => api.mutate(sendTestDocument, { id }),
        onSuccess: () => toast.success(t`A test event is on its way: see the outbox`),
        onError,
    });
    return (
        <div className="grid gap-2">
            {secret !== null && <code dir="ltr" className="break-all rounded bg-muted p-2 text-sm">{secret}</code>}
            <Button variant="outline" disabled={reveal.isPending} onClick={() => reveal.mutate()}>
                <EyeIcon /> <Trans>Show the secret</Trans>
            </Button>
            <Button variant="outline" disabled={rotate.isPending} onClick={() => rotate.mutate()}>
                <RefreshCwIcon /> <Trans>New secret</Trans>
            </Button>
            <Button variant="outline" disabled={test.isPending} onClick={() => test.mutate()}>
                <SendIcon /> <Trans>Send a test event</Trans>
            </Button>
        </div>
    );
}
