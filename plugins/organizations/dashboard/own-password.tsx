import { Trans } from '@lingui/react/macro';
import { FormFieldWrapper, type PageContextValue, PasswordInput } from '@vendure/dashboard';

/** On the profile page: without it the server takes neither a new address nor a new password. */
export function OwnPassword({ context: { form } }: { context: PageContextValue }) {
    if (!form) return null;
    return (
        <FormFieldWrapper
            control={form.control}
            name="currentPassword"
            label={<Trans>Current password</Trans>}
            description={<Trans>Needed to change the e-mail address or the password.</Trans>}
            render={({ field }) => <PasswordInput {...field} value={(field.value as string | null) ?? ''} autoComplete="current-password" />}
        />
    );
}
