/**
 * Labels of `net user NAME /domain` in the languages in which published output is known. Labels are compared after everything but the letters
 * a to z is taken out: consoles print umlauts and accents in code pages that copying does not survive ("Kennwort l„uft ab").
 */
export const netUserLabels = {
  user: ['User name', 'Benutzername', "Nom d'utilisateur", 'Nombre de usuario'],
  fullName: ['Full Name', 'Vollständiger Name', 'Nom complet', 'Nombre completo'],
  comment: ['Comment', "User's comment", 'Country/region code', 'Country code', 'Beschreibung', 'Benutzerbeschreibung', 'Länder-/Regionscode', 'Commentaire', 'Commentaires utilisateur', 'Code du pays ou de la région', 'Comentario', 'Comentario del usuario', 'Código de país o región'],
  active: ['Account active', 'Konto aktiv', 'Compte : actif', 'Cuenta activa'],
  expires: ['Account expires', 'Konto abgelaufen', 'Le compte expire', 'La cuenta expira'],
  passwordSet: ['Password last set', 'Letztes Setzen des Kennworts', 'Mot de passe : dernier changmt.', 'Ultimo cambio de contraseña', 'Último cambio de contraseña'],
  passwordExpires: ['Password expires', 'Kennwort läuft ab', 'Le mot de passe expire', 'La contraseña expira'],
  passwordChangeable: ['Password changeable', 'Kennwort änderbar', 'Le mot de passe modifiable', 'Cambio de contraseña'],
  passwordRequired: ['Password required', 'Kennwort erforderlich', 'Mot de passe exigé', 'Contraseña requerida'],
  mayChange: ['User may change password', 'Benutzer kann Kennwort ändern', "L'utilisateur peut changer de mot de passe", 'El usuario puede cambiar la contraseña'],
  workstations: ['Workstations allowed', 'Erlaubte Arbeitsstationen', 'Stations autorisées', 'Estaciones de trabajo autorizadas'],
  profile: ['Logon script', 'User profile', 'Home directory', 'Anmeldeskript', 'Benutzerprofil', 'Basisverzeichnis', "Script d'ouverture de session", "Profil d'utilisateur", 'Répertoire de base', 'Script de inicio de sesión', 'Perfil de usuario', 'Directorio principal'],
  lastLogon: ['Last logon', 'Letzte Anmeldung', 'Dernier accès', 'Ultima sesión iniciada', 'Última sesión iniciada'],
  logonHours: ['Logon hours allowed', 'Erlaubte Anmeldezeiten', "Heures d'accès autorisé", 'Horas de inicio de sesión autorizadas'],
  localGroups: ['Local Group Memberships', 'Lokale Gruppenmitgliedschaften', 'Appartient aux groupes locaux', 'Miembros del grupo local'],
  globalGroups: ['Global Group memberships', 'Globale Gruppenmitgliedschaften', 'Appartient aux groupes globaux', 'Miembros del grupo global'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Beginnings of values, compared in the same way: yes, no, locked out, never, everything. */
export const netUserValues = {
  yes: ['yes', 'ja', 'oui', 's'],
  no: ['no', 'nein', 'non'],
  locked: ['locked', 'gesperrt', 'verrouill', 'bloquead'],
  never: ['never', 'nie', 'jamais', 'nunca'],
  all: ['all', 'alle', 'tout', 'toutes', 'todas', 'todos'],
} as const;

/** Other lines of the same output. */
export const netUserEnds = ['The command completed successfully', 'Der Befehl wurde erfolgreich ausgeführt', 'La commande s’est terminée correctement', 'Se ha completado el comando correctamente'] as const;
export const netUserBegins = [
  'The request will be processed at a domain controller for domain', 'Die Anforderung wird auf einem Domänencontroller der Domäne', 'Die Anforderung wird auf dem Domänencontroller der Domäne',
  'La demande sera traitée sur un contrôleur de domaine du domaine', 'Se procesará la solicitud en un controlador de dominio del dominio',
] as const;
