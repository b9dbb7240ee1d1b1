import { graphql } from '@/gql';

const fields = graphql(`
    fragment CompanyReorderFields on CompanyReorder @_unmask {
        companyId isOn computedAt
        items { variantId sku name quantity baseUnit runsOutOn gapDays }
        rules { variantId sku name everyDays }
    }
`);

export const companyReorderDocument = graphql(`query CompanyReorder($companyId: ID!) { companyReorder(companyId: $companyId) { ...CompanyReorderFields } }`, [fields]);
export const switchReorderDocument = graphql(`mutation SwitchCompanyReorder($input: SwitchCompanyReorderInput!) { switchCompanyReorder(input: $input) { companyId isOn } }`);
export const setFrequencyDocument = graphql(`mutation SetCompanyReorderFrequency($input: CompanyReorderFrequencyInput!) { setCompanyReorderFrequency(input: $input) { companyId } }`);
