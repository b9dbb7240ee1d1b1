import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '@vendure/dashboard';

import { Ltr, Moment, QueryState } from '../../screens/dashboard/shared';
import { useErpWords } from './erp-words';
import { companyCodeDocument, ownedDocument } from './erp.graphql';

/** Tells who opens a record which of its fields the ERP writes, so that nobody changes them here in vain. */
export function OwnedFields({ of, recordKey }: { of: 'article' | 'company'; recordKey: string }) {
    const words = useErpWords();
    const query = useQuery({ queryKey: ['erp-owned', of, recordKey], queryFn: () => api.query(ownedDocument, { input: { of, key: recordKey } }) });
    if (!query.data) return <QueryState query={query} />;
    const rows = query.data.erpOwned;
    if (rows.length === 0) return <p className="text-muted-foreground text-sm"><Trans>No ERP writes here.</Trans></p>;
    return (
        <div className="grid gap-3 text-sm">
            <p className="text-muted-foreground"><Trans>The ERP writes these fields. What is changed here is overwritten when it changes there.</Trans></p>
            <ul className="grid gap-2">
                {rows.map(({ connectionName, object, fields, at }) => (
                    <li key={`${connectionName} ${object}`}>
                        <span className="font-medium">{words.object(object)}</span> · <bdi>{connectionName}</bdi> · <Moment at={at} />
                        <div className="text-muted-foreground break-words">{fields.map(field => <span key={field} className="me-2"><Ltr>{field}</Ltr></span>)}</div>
                    </li>
                ))}
            </ul>
        </div>
    );
}

/** Of the company whose page it is: the ERP knows it by its customer number. */
export function OwnedCompanyFields({ companyId }: { companyId: string }) {
    const query = useQuery({ queryKey: ['erp-company-code', companyId], queryFn: () => api.query(companyCodeDocument, { id: companyId }) });
    if (!query.data) return <QueryState query={query} />;
    const code = query.data.company?.code;
    return code ? <OwnedFields of="company" recordKey={code} /> : <p className="text-muted-foreground text-sm"><Trans>No ERP writes here.</Trans></p>;
}
