import { graphql, type ResultOf } from '@/gql';

export const listQuery = graphql(`
    query Complaints($input: ComplaintListInput) {
        complaints(input: $input) {
            totalItems
            items { id number state wish source companyName filedBy filedAt orderCode kindName goods dueOn isLate currencyCode totalCost }
        }
    }
`);

export const oneQuery = graphql(`
    query Complaint($id: ID!) {
        complaint(id: $id) {
            id version number state wish source companyId companyName filedBy filedAt orderId orderCode shipmentId shipmentNumber ticketNumber batch kindName text
            lines { sku name quantity }
            answers { label type value }
            steps { id at state reason }
            dueOn isLate decidedAt decision threadId nextStates currencyCode goodsCost transportCost workCost
        }
    }
`);

export const filesQuery = graphql(`query ComplaintFiles($id: ID!) { supportThread(id: $id) { id messages { id files { id name format } } } }`);

export const moveMutation = graphql(`
    mutation MoveComplaint($input: MoveComplaintInput!) {
        moveComplaint(input: $input) { __typename ... on Complaint { id version } ... on ComplaintRefusal { reason message } }
    }
`);

export const costsMutation = graphql(`mutation SetComplaintCosts($input: ComplaintCostsInput!) { setComplaintCosts(input: $input) { id version } }`);

export const letterQuery = graphql(`query ComplaintLetter($id: ID!) { complaintLetter(id: $id) { filename mimeType content } }`);

export const subjectQuery = graphql(`
    query ComplaintSubject($orderId: ID!, $shipmentId: ID) {
        complaintForms { id name fields { key type required label choices { key label } } }
        complaintSubject(orderId: $orderId, shipmentId: $shipmentId) {
            goods { orderLineId sku name quantity complained }
            shipments { id number }
        }
    }
`);

export const ordersQuery = graphql(`
    query OrdersForComplaint($options: CompanyOrderListOptions) { companyOrders(options: $options) { items { id orderId code companyName } } }
`);

export const fileMutation = graphql(`mutation FileComplaintForCompany($input: FileComplaintForCompanyInput!) { fileComplaintForCompany(input: $input) { id } }`);

export const kindsQuery = graphql(`
    query ComplaintKinds {
        complaintKinds {
            id version position active name { en fa pl ru }
            fields { key type required label { en fa pl ru } choices { key label { en fa pl ru } } }
        }
    }
`);

export const saveKindMutation = graphql(`mutation SaveComplaintKind($input: ComplaintKindInput!) { saveComplaintKind(input: $input) { id } }`);

export const settingsQuery = graphql(`query ComplaintSettings { complaintSettings { version mail days counts countries { countryCode consumersOnly days counts } } }`);

export const setSettingsMutation = graphql(`mutation SetComplaintSettings($input: ComplaintSettingsInput!) { setComplaintSettings(input: $input) { version } }`);

export type Complaint = NonNullable<ResultOf<typeof oneQuery>['complaint']>;
export type Kind = ResultOf<typeof kindsQuery>['complaintKinds'][number];
export type Settings = ResultOf<typeof settingsQuery>['complaintSettings'];
