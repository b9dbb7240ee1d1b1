export interface StaffOptions {
    /** Encrypts the secrets of authenticators; 32 bytes or more of any text. */
    sealingSecret: string;
    /** What authenticator apps write beside the code. */
    issuer: string;
}
