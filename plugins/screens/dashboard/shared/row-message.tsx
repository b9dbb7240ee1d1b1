import { Fragment } from 'react';

import { Ltr } from './ltr';
import { saidOfRow } from './said-of-field';

/** What is wrong with a row of a file or form, in the reader's language, with the columns as the file calls them. */
export function RowMessage({ message }: { message: string }) {
    return saidOfRow(message).map(({ column, what }, place) => (
        <Fragment key={place}>
            {place > 0 && <br />}
            {column !== null && <><Ltr className="font-mono text-sm">{column}</Ltr>: </>}
            <bdi>{what}</bdi>
        </Fragment>
    ));
}
