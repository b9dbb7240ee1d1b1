import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api, Button, useAuth } from '@vendure/dashboard';
import { useEffect, useState } from 'react';

import { CodeEntry, EnrolmentPicture, RecoveryCodeList } from './code-entry';
import { orThrow } from './refused';
import { beginSignInEnrolmentDocument, confirmSignInDocument, pendingSignInDocument } from './staff.graphql';

const enter = () => window.location.assign('/dashboard/');

/** Below the sign-in form: the second half of signing in, once the password was right. The ticket is in a cookie. */
export function SignInCode() {
    const { authenticationError, status } = useAuth();
    const query = useQuery({ queryKey: ['pending-sign-in'], queryFn: () => api.query(pendingSignInDocument), retry: false });
    const { refetch } = query;
    const [enrolment, setEnrolment] = useState<{ secret: string; picture: string } | null>(null);
    const [codes, setCodes] = useState<readonly string[]>([]);
    // The answer to a right password comes as a refusal that asks for the code.
    useEffect(() => {
        if (authenticationError !== undefined && status === 'unauthenticated') void refetch();
    }, [authenticationError, status, refetch]);
    const pending = query.data?.pendingSignIn ?? null;
    const mustEnrol = pending?.enrol ?? false;
    useEffect(() => {
        if (!mustEnrol) return;
        void api.mutate(beginSignInEnrolmentDocument, {}).then(({ beginSignInEnrolment }) => setEnrolment(orThrow(beginSignInEnrolment)), () => setEnrolment(null));
    }, [mustEnrol]);
    if (codes.length > 0) {
        return (
            <div className="grid w-full gap-4">
                <RecoveryCodeList codes={codes} />
                <Button type="button" onClick={enter}><Trans>Continue</Trans></Button>
            </div>
        );
    }
    if (pending === null) return <p className="text-sm text-muted-foreground"><Trans>If your account has a second factor, the code is asked for here.</Trans></p>;
    return (
        <div className="grid w-full gap-4">
            {mustEnrol && enrolment && <EnrolmentPicture {...enrolment} />}
            <CodeEntry
                submitLabel={<Trans>Sign in with the code</Trans>}
                onSubmit={async code => {
                    const { recoveryCodes } = orThrow((await api.mutate(confirmSignInDocument, { code })).confirmSignIn);
                    if (recoveryCodes.length > 0) setCodes(recoveryCodes);
                    else enter();
                }}
            />
        </div>
    );
}
