import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, DashboardBaseWidget } from '@vendure/dashboard';

import { QueryState } from '../../screens/dashboard/shared';
import { SalesFigure } from './charts';
import { managementFiguresQuery } from './insights.graphql';

/** Sales of the last twelve months in the firm's currency, on the page that opens first. */
export function SalesWidget() {
    const { t } = useLingui();
    const filter = { months: 12 };
    const query = useQuery({ queryKey: ['management-figures', filter], queryFn: () => api.query(managementFiguresQuery, { filter }) });
    const figures = query.data?.managementFigures;
    return (
        <DashboardBaseWidget
            id="metrics-widget"
            title={figures ? t`Sales by month, ${figures.currencyCode}` : t`Sales by month`}
            actions={<Link to="/insights" className="text-sm underline-offset-4 hover:underline"><Trans>All figures</Trans></Link>}
        >
            <QueryState query={query} />
            {figures && <SalesFigure figures={figures} height={290} />}
        </DashboardBaseWidget>
    );
}
