"""Real Postfix and Dovecot on loopback, as private instances that end with the tests.

Postfix takes mail by SMTP and hands every address of `kalamos.example` to Dovecot by LMTP; mail for
other domains goes to a sink of ours or is refused, so nothing leaves the machine.
"""

import grp
import os
import pwd
import shutil
import signal
import smtplib
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from pistos.kit.forks import tie_to_parent
from tests.factories.ports import free_port

DOMAIN = "kalamos.example"
PASSWORD = "open-sesame"
SBIN = "/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass
class MailServers:
    """Where they listen; `people` are the mailboxes' names."""

    folder: Path
    smtp: int = field(default_factory=free_port)
    imap: int = field(default_factory=free_port)
    lmtp: int = field(default_factory=free_port)
    sink: int = field(default_factory=free_port)
    _programs: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def send(self, raw: bytes, *, to: str, sender: str = "cleo@customer.example") -> None:
        with smtplib.SMTP("127.0.0.1", self.smtp, timeout=20) as server:
            server.sendmail(sender, [to], raw)

    def start(self) -> None:
        self._start_dovecot()
        self._start_postfix()

    def stop(self) -> None:
        for program in self._programs:
            program.send_signal(signal.SIGTERM)
        for program in self._programs:
            try:
                program.wait(timeout=10)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()

    def _start_dovecot(self) -> None:
        home = self.folder / "dovecot"
        for name in ("run", "state", "mail"):
            (home / name).mkdir(parents=True, exist_ok=True)
        for path in (self.folder, home, home / "mail"):
            path.chmod(0o755)
        shutil.chown(home / "mail", "mail", "mail")
        (home / "dovecot.conf").write_text(
            DOVECOT.format(
                home=home,
                imap=self.imap,
                lmtp=self.lmtp,
                password=PASSWORD,
                uid=pwd.getpwnam("mail").pw_uid,
                gid=grp.getgrnam("mail").gr_gid,
            )
        )
        self._programs.append(_kept("dovecot", "-F", "-c", str(home / "dovecot.conf")))
        _until(lambda: _answers(self.imap), "Dovecot does not come up")

    def _start_postfix(self) -> None:
        config = self.folder / "postfix"
        config.mkdir(parents=True, exist_ok=True)
        for name in ("queue", "data"):
            (config / name).mkdir(exist_ok=True)
        shutil.chown(config / "data", "postfix", "postfix")
        names = {"config": config, "smtp": self.smtp, "lmtp": self.lmtp, "sink": self.sink}
        (config / "main.cf").write_text(MAIN_CF.format(domain=DOMAIN, **names))
        (config / "master.cf").write_text(MASTER_CF.format(**names))
        _run("postfix", "-c", str(config), "check", check=False)
        # It changes its user, which unties it from us: a time limit ends what a kill would leave.
        master = ("/usr/lib/postfix/sbin/master", "-d", "-e", "7200", "-c", str(config))
        self._programs.append(_kept(*master))
        _until(lambda: _answers(self.smtp), "Postfix does not come up")


def new_mail_servers() -> MailServers:
    """In a folder with a short path, which every user of the servers may enter."""
    missing = [name for name in ("postfix", "dovecot") if not shutil.which(name, path=SBIN)]
    if missing or os.geteuid() != 0:
        raise RuntimeError(
            f"Real mail servers are needed: {', '.join(missing) or 'run as root'}. "
            "Install with: apt-get install postfix dovecot-imapd dovecot-lmtpd"
        )
    return MailServers(Path(tempfile.mkdtemp(prefix="pm")))


def _kept(*command: str) -> "subprocess.Popen[bytes]":
    """A program that ends with us, however we end."""
    return subprocess.Popen(
        command,
        env={**os.environ, "PATH": SBIN},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=tie_to_parent(),
    )


def _run(*command: str, check: bool = True) -> None:
    """Output goes to a file: a pipe would be held open by the daemons."""
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            command,
            env={**os.environ, "PATH": SBIN},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            timeout=60,
        )
        if check and done.returncode:
            said.seek(0)
            raise RuntimeError(f"{command[0]}: {said.read()[-1500:]}")


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.settimeout(2)
            return bool(connection.recv(1))
    except OSError:
        return False


def _until(condition: object, problem: str, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.05)
    raise RuntimeError(problem)


DOVECOT = """\
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{home}/mail/%n
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 1
default_internal_user = dovecot
default_login_user = dovenull
auth_username_format = %Ln
recipient_delimiter = +
passdb {{
  driver = static
  args = password={{PLAIN}}{password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail/%n allow_all_users=yes
}}
service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
service anvil {{
  chroot =
}}
protocol lmtp {{
  auth_username_format = %Ln
}}
"""

MAIN_CF = """\
compatibility_level = 3.6
queue_directory = {config}/queue
data_directory = {config}/data
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.{domain}
mydestination =
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = {domain}
virtual_mailbox_maps = static:all
virtual_transport = lmtp:inet:127.0.0.1:{lmtp}
default_transport = smtp:[127.0.0.1]:{sink}
relay_transport = smtp:[127.0.0.1]:{sink}
smtpd_relay_restrictions = permit_mynetworks, reject
smtp_tls_security_level = none
smtpd_tls_security_level = none
recipient_delimiter = +
message_size_limit = 60000000
mailbox_size_limit = 0
virtual_mailbox_limit = 0
minimal_backoff_time = 2s
maximal_backoff_time = 4s
queue_run_delay = 2s
smtpd_client_connection_rate_limit = 0
maillog_file = {config}/mail.log
maillog_file_prefixes = {config}
"""

MASTER_CF = """\
127.0.0.1:{smtp} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 2 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""
