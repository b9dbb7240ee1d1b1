import { ErrorResult } from '@vendure/core';

/**
 * A refusal that GraphQL returns as a member of a union. Its type's name in the schema is `typeName`; Vendure makes the
 * schema's error code from that name. `text` is the English message; a translation is looked up under
 * `errorResult.<ERROR_CODE>.<reason>` and added by the plugin with core's `I18nService.addTranslation`.
 */
export abstract class RefusalError<Reason extends string = string> extends ErrorResult {
    override readonly __typename: string;
    override readonly errorCode: string;
    override readonly message: string;
    /** Core gives the whole object to i18next as options, so this is what is said where a translation is missing. */
    readonly defaultValue: string;

    protected constructor(
        typeName: string,
        readonly reason: Reason,
        text: string,
        readonly field: string | null = null,
    ) {
        super();
        this.__typename = typeName;
        this.errorCode = typeName.replace(/(?<=[a-z0-9])[A-Z]/g, letter => `_${letter}`).toUpperCase();
        this.defaultValue = text;
        this.message = `${this.errorCode}.${reason}`;
    }
}
