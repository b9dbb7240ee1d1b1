import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { api, Button } from '@vendure/dashboard';
import { ShieldCheckIcon } from 'lucide-react';
import { toast } from 'sonner';

import { errorText } from '../../screens/dashboard/shared';
import { auditVerificationDocument } from './audit.graphql';

/** Checks the hash chain of the whole log. */
export function VerifyButton() {
    const { t } = useLingui();
    const { mutate, isPending } = useMutation({
        mutationFn: () => api.query(auditVerificationDocument),
        onSuccess: ({ auditVerification: { sealed, brokenAt } }) => {
            if (brokenAt === null) {
                toast.success(t`All ${sealed} entries are as they were written`);
            } else {
                toast.error(t`The log was changed: entry number ${brokenAt} does not fit`, { duration: Infinity });
            }
        },
        onError: error => toast.error(t`The check did not finish`, { description: errorText(error) }),
    });
    return (
        <Button variant="outline" disabled={isPending} onClick={() => mutate()}>
            <ShieldCheckIcon /> <Trans>Check for changes</Trans>
        </Button>
    );
}
