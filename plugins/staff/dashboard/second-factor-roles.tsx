import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Label, Switch, usePermissions } from '@vendure/dashboard';
import { toast } from 'sonner';

import { QueryState, reportError } from '../../screens/dashboard/shared';
import { useRoleName } from './names';
import { secondFactorRolesDocument, setSecondFactorRolesDocument } from './staff.graphql';

/** Which roles ask for a second factor. */
export function SecondFactorRoles() {
    const { t } = useLingui();
    const roleName = useRoleName();
    const { hasPermissions } = usePermissions();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['second-factor-roles'], queryFn: () => api.query(secondFactorRolesDocument) });
    const found = query.data;
    if (!found) return <QueryState query={query} />;
    const required = new Set(found.secondFactorRoles.map(String));
    const change = async (id: string, on: boolean) => {
        const roleIds = on ? [...required, id] : [...required].filter(one => one !== id);
        await api.mutate(setSecondFactorRolesDocument, { roleIds });
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['second-factor-roles'] });
    };
    return (
        <div className="grid gap-3">
            <p className="text-sm text-muted-foreground">
                <Trans>Who has one of these roles signs in with a code from an authenticator app. Whoever has none yet is signed out and sets it up.</Trans>
            </p>
            {found.roles.items.filter(role => !role.code.startsWith('__customer')).map(role => (
                <div key={role.id} className="flex items-center gap-3">
                    <Switch
                        id={`second-factor-${role.id}`}
                        checked={required.has(role.id)}
                        disabled={!hasPermissions(['UpdateAdministrator'])}
                        onCheckedChange={on => void change(role.id, on).catch(reportError)}
                    />
                    <Label htmlFor={`second-factor-${role.id}`}>{roleName(role)}</Label>
                </div>
            ))}
        </div>
    );
}
