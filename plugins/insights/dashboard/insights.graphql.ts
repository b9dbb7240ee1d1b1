import { graphql, type ResultOf } from '@/gql';

export const managementFiguresQuery = graphql(`
    query ManagementFigures($filter: ManagementFiguresFilter!) {
        managementFigures(filter: $filter) {
            currencyCode
            calendar
            months {
                from
                sales { orders amount }
                transport { shipments plannedKg netKg outsideTolerance unconfirmed }
                ratings { count product transport }
            }
            orders { count amount states { state count } }
            customers {
                most { companyId companyName orders amount }
                least { companyId companyName orders amount }
            }
            production { open late stopped openProblems stages { kind finished plannedMinutes workedMinutes waitedMinutes } }
            ratings { count product transport }
            conversion { leads qualified converted }
            support { questions answered averageMinutes medianMinutes waitingNow }
        }
    }
`);

export const companyChoicesQuery = graphql(`
    query InsightsCompanies { companies(options: { take: 100, sort: { name: ASC } }) { items { id name } } }
`);

export type FiguresData = ResultOf<typeof managementFiguresQuery>['managementFigures'];
