import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, type DashboardRouteDefinition, Label, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Switch, usePermissions } from '@vendure/dashboard';
import { toast } from 'sonner';

import { reportError, useFormats } from '../../screens/dashboard/shared';
import { assortmentDocument, rebuildDocument, setAssortmentModesDocument } from './assortment.graphql';
import { CategoryAccess } from './category-access';
import { CategoryViewers } from './category-viewers';

export const assortmentPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'assortment', url: '/assortment', title: /* i18n*/ 'Who sees what', requiresPermission: ['ReadAssortment'] },
    path: '/assortment',
    loader: () => ({ breadcrumb: () => <Trans>Who sees what</Trans> }),
    component: () => <Assortment />,
};

function Assortment() {
    const { t } = useLingui();
    const { moment, number } = useFormats();
    const client = useQueryClient();
    const { hasPermissions } = usePermissions();
    const { data } = useQuery({ queryKey: ['assortment'], queryFn: () => api.query(assortmentDocument), refetchInterval: 5000 });
    const report = reportError;
    const refresh = () => client.invalidateQueries({ queryKey: ['assortment'] });
    const modes = data?.assortmentModes;
    const status = data?.catalogueIndexStatus;
    const setModes = (change: Partial<{ byPrice: boolean; byCategory: boolean }>) => {
        if (modes === undefined) return;
        const input = { byPrice: modes.byPrice, byCategory: modes.byCategory, ...change };
        void api.mutate(setAssortmentModesDocument, { input }).then(refresh, report);
    };
    const rebuild = async () => {
        const { rebuildCatalogueIndex } = await api.mutate(rebuildDocument, {});
        toast.success(t`Products to be written anew: ${rebuildCatalogueIndex}`);
        await refresh();
    };
    return (
        <Page pageId="assortment">
            <PageTitle><Trans>Who sees what</Trans></PageTitle>
            <PageLayout>
                <PageBlock blockId="modes" column="main" title={<Trans>A company sees</Trans>}>
                    <div className="grid gap-4">
                        <Label className="flex items-center gap-3">
                            <Switch checked={modes?.byPrice ?? false} onCheckedChange={byPrice => setModes({ byPrice })} /> <Trans>only products that have a price for it</Trans>
                        </Label>
                        <Label className="flex items-center gap-3">
                            <Switch checked={modes?.byCategory ?? false} onCheckedChange={byCategory => setModes({ byCategory })} /> <Trans>only common categories and those opened to it</Trans>
                        </Label>
                    </div>
                </PageBlock>
                {hasPermissions(['UpdateAssortment']) && (
                    <PageBlock blockId="common" column="main" title={<Trans>Common categories</Trans>}>
                        <CategoryAccess companyId={null} />
                    </PageBlock>
                )}
                <PageBlock blockId="viewers" column="main" title={<Trans>Who sees a category</Trans>}>
                    <CategoryViewers />
                </PageBlock>
                <PageBlock blockId="index" column="side" title={<Trans>Search index</Trans>}>
                    <div className="grid gap-3 text-sm">
                        <p><Trans>Entries</Trans>: {status ? number(status.entries) : '–'}</p>
                        <p><Trans>Changed, not yet written</Trans>: {status ? number(status.pending) : '–'}</p>
                        <p><Trans>Last written</Trans>: {status?.refreshedAt ? moment(status.refreshedAt) : '–'}</p>
                        <PermissionGuard requires={['UpdateAssortment']}>
                            <Button type="button" variant="outline" onClick={() => void rebuild().catch(report)}><Trans>Rebuild the index</Trans></Button>
                        </PermissionGuard>
                    </div>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
