import { useLingui } from '@lingui/react/macro';

import { useErpWords } from './erp-words';
import { usePushWords } from './push-words';

/** What people call the settings of a connection, by their place: where a name means different things, the name before it stands with it. */
export function useSettingWords() {
    const { t } = useLingui();
    const erp = useErpWords();
    const { nounName } = usePushWords();
    const labels: Record<string, string> = {
        store: t`Where the files lie`, folder: t`Folder`, host: t`Server`, port: t`Port`, username: t`User name`, password: t`Password`, secret: t`Password, token or key`, privateKey: t`Private key`,
        hostKey: t`Fingerprint of the server's key`, answerSeconds: t`Waits for an answer, seconds`, whole: t`A file is whole`, stableSeconds: t`Does not grow for, seconds`, sources: t`What is read`,
        targets: t`What is sent`, documents: t`Documents that are sent`, documentFormat: t`Format of documents`, url: t`Address`, certificate: t`Certificate of the server (PEM)`, auth: t`Way of signing in`,
        header: t`Header of the key`, tokenUrl: t`Address for tokens`, scope: t`Scope of the token`, dialect: t`Kind of database`, database: t`Database`, isSealed: t`Encrypted line`,
        statementSeconds: t`A query may take, seconds`, overlapSeconds: t`Reads again the last, seconds`, layout: t`Order of the paths`, login: t`Password goes`, storeId: t`Number of the store`,
        agent: t`Agent`, objects: t`What is read`, reads: t`Each time`,
        object: t`Object`, kind: t`Document`, name: t`Names of its files; * stands for anything`, format: t`Format`, isWhole: t`A file names all there is`, key: t`Key: a column a line`,
        delimiter: t`Separator`, encoding: t`Encoding`, records: t`Where the rows are`, view: t`View: schema and name, a line each`, path: t`Path`, method: t`Method`,
        parameters: t`Always sent along: name = value, a line each`, mostRows: t`Rows at once at most`, paging: t`Pages`, style: t`Pages are asked for by`, parameter: t`Parameter`,
        sizeParameter: t`Parameter of the number of rows`, first: t`The first is number`, next: t`Field of the next page`, changed: t`Reads only what has changed`, gone: t`Tells what is gone`,
        'gone.field': t`Column`, 'gone.values': t`Gone when it is, a value a line`, 'changed.field': t`Field of the version or moment`, 'changed.column': t`Column that each change raises`,
        'changed.kind': t`Kind of the column`, 'changed.isAscending': t`Comes in this order already`, wrap: t`Sent below the name`, keyField: t`Field of our key`, number: t`Field of its number`,
        state: t`Field of its state`, reason: t`Field of the reason of a refusal`, field: t`Field of the wrong field's name`, find: t`How it is asked for by our key`,
    };
    const choices: Record<string, string> = {
        'store.folder': t`Folder of this server`, 'store.sftp': 'SFTP', 'whole.stable': t`Once it no longer grows`, 'whole.marker': t`Once NAME.done says so`, 'auth.none': t`Without signing in`,
        'auth.basic': t`Name and password`, 'auth.bearer': t`Token`, 'auth.api-key': t`Key in a header`, 'auth.oauth': 'OAuth 2.0', 'dialect.postgresql': 'PostgreSQL', 'dialect.sql-server': 'SQL Server',
        'dialect.mysql': 'MySQL', 'login.rsa': t`Under the session's key (RSA)`, 'login.tls': t`As it is, on an encrypted line`, 'delimiter.\t': t`Tab`, 'style.none': t`All at once`, 'style.page': t`Number of the page`,
        'style.offset': t`Number of the row`, 'style.cursor': t`Mark of the answer before`, 'style.link': t`Address of the next`, 'kind.rowversion': 'rowversion', 'kind.number': t`Number that grows`,
        'kind.instant': t`Moment`, 'kind.order-change': t`Change of an order`, 'kind.order-cancellation': t`Cancellation of an order`, 'documents.order-change': t`Change of an order`,
        'documents.order-cancellation': t`Cancellation of an order`, 'reads.whole': t`Everything`, 'reads.changes': t`What has changed`, 'reads.both': t`Either`,
    };
    return {
        label: (name: string, within: string) => labels[`${within}.${name}`] ?? labels[name] ?? name,
        choice: (name: string, value: string) => {
            if (name === 'object') return erp.object(value);
            return choices[`${name}.${value}`] ?? (name === 'documents' || name === 'kind' ? nounName(value) : value);
        },
    };
}
